claims-short = 可信度
claims-title = 这些可以相信吗？
claims-answer = …
claims-method = …

claims-answer-title = answer
claims-answer-alt = …

claims-verdict-supported = 得到支持
claims-verdict-refuted = 被否定
claims-verdict-undecided = 未定
claims-verdict-descriptive = 仅描述
claims-verdict-absent = 此处没有
claims-believed = （常见看法）
claims-lost = 论断总账缺失。
claims-measured = 测得：<b>{ $value }</b> { $unit }
claims-null = ；偶然情形为 { $low } 至 { $high }
claims-claimed = ；论断：{ $direction ->
    [above] 高于
   *[below] 低于
} { $threshold }。

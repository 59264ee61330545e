# 论文中除报告句子以外的文字。
paper-short = 论文
paper-title = 网络在做什么：拆开一个生成对抗网络
paper-subtitle = glassgan，预设 { $preset }。每句话、每个数字都读自结果文件。
paper-abstract = 摘要
paper-findings = 最明确的发现。这些论断都在检验之前写下，每条附有大小以及偶然情形下的取值：
paper-method = 测量方法
paper-figure = 图
paper-references = 参考文献
paper-made = 本文如何得到
paper-measured = 文字与图均来自工作流一次运行的结果。按 <code>params.yaml</code> 所给的宽度重新绘图的命令：

# 单元各图中的文字。
units_figures-highest = 取值最高的样本
units_figures-change-by-ablation =
    消融引起
    的变化
units_figures-goes-with =
    相伴的概念
    （关联）
units_figures-changes =
    改变的概念
    （效应）
units_figures-nothing-measured = 没有单元有可测量的作用
units_figures-nothing-varies = 没有变化
units_figures-deviations = 以概念的标准差计
units_figures-set-to-zero = 置零
units_figures-set-to-mean = 置为其均值
units_figures-set-to-another = 置为另一隐向量下的取值
units_figures-set-to-high = 置为其 99% 分位数
units_figures-random-units = 97.5% 的随机单元
units_figures-auroc-of = { $layer }：{ $units } 个单元的 AUROC − ½
units_figures-change-in-deviations = 消融引起的变化（概念的标准差）
units_figures-trained = 训练后
units_figures-named-units = 有名称的单元数
units_figures-times = 取值的倍数
units_figures-change-of-concept = 变化（概念的标准差）
units_figures-no-unit = 没有单元
units_figures-named-percent = 有名称的单元（%）
units_figures-kept-percent = 保持概念的单元（%）
units_figures-coverage-percent = 覆盖率（%）
units_figures-frechet = Fréchet 距离
units_figures-named-of = { $layer }：{ $units } 个有名称的单元
units_figures-auroc-of-last = AUROC（最终概念）
units_figures-followed = { $layer }：追踪 { $units } 个单元
units_figures-effect-of-ablation = 消融的效应（标准差）
units_figures-none-named-twice = 没有单元两次有名称
units_figures-none = 无
units_figures-random-basis = 随机基
units_figures-correlation = 与最佳匹配的相关
units_figures-counterparts-percent = 有对应单元的比例（%）
units_figures-share-removed = 消失的比例
units_figures-units-set-to-zero = 置零的单元数
units_figures-not-measured = 未测量
units_figures-by-effect = 按各单元单独的效应
units_figures-by-association = 按关联
units_figures-by-optimisation = 按优化（ACE）
units_figures-by-greed = 按贪心搜索
units_figures-random-sets = 匹配的随机单元组，95%
units_figures-all-sets = 其全部
units_figures-gone-for-all = 各种判断都不再看到
units_figures-dissection = GAN Dissection，场景
units_figures-set-of = 该{ -kind }的单元组……
units_figures-removes = ……使该{ -kind }减少（蓝）或增加（红）的比例
units_figures-before = 保留单元组
units_figures-after = 同样的隐向量，去掉单元组
units_figures-beyond =
    超过 97.5% 随机
    单元的比例（%）
units_figures-units = 单元
units_figures-random-alike = 同样挑选的随机单元
units_figures-removed-of-kind =
    该{ -kind }消失的
    比例（%）
units_figures-sets = 单元组
units_figures-kind = { -kind }
units_figures-no-hidden-layer =
    没有可改变
    的单元
units_figures-no-kind =
    没有可检验
    的{ -kind }

reruns-short = 因果
reruns-title = 训练中什么导致什么？

reruns-answer-none = 这里没有任何一次运行在只改变一处的条件下重新训练，因此不对因果作任何论断；默认预设会做这样的实验。
reruns-answer-changes = 从已保存的检查点出发，对 { $runs ->
    [1] { $names } 的
   *[other] { $runs } 次运行的
}训练每次只作一处改变，共 { $changes } 种：{ $beyond ->
    [0] 没有一种
   *[other] 其中 { $beyond } 种
}的影响超出仅换用其他随机数所致的范围（q &lt; 0.05，合并所有指标、改变与运行），{ $undecided ->
    [0] 没有未定的。
   *[other] { $undecided } 种未定；未定并不表示没有影响。
}
reruns-answer-no-changes = 这里的分叉除随机数外不作任何改变。
reruns-answer-no-noise = 没有噪声分叉（只换用其他随机数），因此无法作出判定。
reruns-answer-unmeasured = 有 { $changes } 种改变无法测量，原因是训练发散或没有可供比较的对象。
reruns-answer-share = { $rank ->
    [1] 相对于偶然而言最大的影响：在
   *[other] 其次：在
} { $run } 中，改变“{ $words }”（<code>{ $fork }</code>）使样本中{ $measure } 的比例变化 { $change } 个百分点 [{ $low }, { $high }]，而仅换用其他随机数时变化在 { $from } 至 { $to } 之间。
reruns-answer-measure = { $rank ->
    [1] 相对于偶然而言最大的影响：在
   *[other] 其次：在
} { $run } 中，改变“{ $words }”（<code>{ $fork }</code>）使指标“{ $measure }”变化 { $change } [{ $low }, { $high }]，而仅换用其他随机数时变化在 { $from } 至 { $to } 之间。
reruns-answer-recipes = 在十个或更多随机种子上取平均的 { $tested } 项影响（针对配方而非单个网络）中，{ $found ->
    [0] 没有一项超出偶然（q &lt; 0.05）。
   *[other] 有 { $found } 项超出偶然（q &lt; 0.05）。
}
reruns-answer-lost = 有 { $runs } 次运行的分叉缺失：有一个作业失败了。

reruns-lost = 以下运行的分叉缺失：{ $runs }。
reruns-changes = 每种改变的影响
reruns-changes-what = 每个分叉都从其母运行的一个检查点继续训练，只改变一处；除非这一改变本身替换了随机数，所有随机抽取都与母运行相同。只有超出噪声分叉的（q &lt; 0.05）才算影响，其余均为未定。这些影响是对这一个网络而言的，而不是对配方而言的。
reruns-change = 改变
reruns-target = 位置
reruns-beyond = 超出噪声分叉的影响
reruns-effect = { $measure } { $change } [{ $low }, { $high }]，噪声 { $from } 至 { $to }
reruns-nothing = 无
reruns-not-measured = 未测量：{ $reason }
reruns-undecided = 未定
reruns-rises = 样本与母运行的距离超过混沌下限两倍的步
reruns-steps = 第 { $rises } 至 { $until } 步
reruns-gates = 与什么比较
reruns-gates-what = 不作任何改变的分叉必须与母运行相同，否则任何差异都不能算作影响；噪声分叉遵循相同的规则，只是换用其他随机数。
reruns-from = 起始轮
reruns-unchanged = 不作改变的分叉
reruns-gate-open = 与母运行逐位相同
reruns-gate-diverged = 母运行此前已发散，没有可训练的内容
reruns-gate-closed = 与母运行不同，因此不报告任何影响
reruns-noise = 噪声分叉数
reruns-recipes = 配方
reruns-recipes-none = 没有一种改变在多于一个随机种子上进行，因此不对配方作任何论断。
reruns-subject = 研究对象
reruns-measure = 指标
reruns-mean = 对随机种子的平均
reruns-seeds = 种子数
reruns-verdict = 结论
reruns-verdict-effect = 有影响
reruns-verdict-undecided = 未定
reruns-one = 逐次运行
reruns-case = <a href="{ $link }">文章中的 GAN 为何崩溃</a>：案例研究，每次只改变一处。

reruns-method = <b>分叉。</b>分叉从某个检查点的完整状态（权重、优化器、所有随机数流的位置）出发继续训练，只改变一处。不作任何改变的分叉必须与母运行逐位相同；这是一道检验，若不通过，任何差异都不能算作影响。

    <b>噪声分叉。</b>遵循相同规则、只换用其他随机数的分叉给出偶然所致的差异。影响是分叉减去母运行及其噪声分叉的平均值；若改变不起作用，它们都出自同一分布，差值服从 Student t 分布（对再一次观测的预测；例如 Hahn and Meeker 1991, sec. 4.2）。对于各类别的比例，在 asin √比例 的尺度上使用同一个离散程度，该变换使各方差趋于一致（Freeman and Tukey 1950）。噪声分叉少时，灰带很宽。q 值按 Benjamini–Hochberg 方法计算，合并所有分叉、指标与运行；未定不等于零。置信区间是对同一批隐向量的互不重叠的各折所作的 95% t 区间，说明这些网络测量得有多准，而不是另一次训练会得到什么。

    <b>混沌下限。</b>在这一分叉中，每个权重都改为浮点数中的下一个数。训练会放大这一差异，因此即使不作任何改变，两次运行也会分开。当一个分叉与母运行的距离超过下限的两倍时，是改变本身在移动样本；此后距离的大小不再说明改变的作用，只有与噪声分叉对照的质量指标才能说明。

    <b>配方。</b>以上都不说明一种改变对训练一般有什么作用；那需要许多随机种子。若一种改变在多个种子上进行，每个种子给出一个差值，即其分叉与其自身噪声分叉之差。种子少于十个时，这些数字仅作描述，不作检验；若某个种子缺少某一指标，则不给出均值，因为只对其余种子取平均会漏掉表现最差的那些。

reruns-answer-title = 每种训练改变的影响
reruns-answer-alt = 每行是一种训练改变，四个子图各为一个指标：带误差棒的点与灰带对照，灰带是换用其他随机数所得的范围。实心点是超出噪声的影响，空心点未定。
reruns-tree-title = 一次运行及其分叉
reruns-tree-alt = 树状图：运行的检查点是一条线上的点，每个分叉从中引出一支。每支旁边是改变的名称、一行样本图像、覆盖率与生成的类别数。
reruns-effects-title = 所有改变对质量与类别的影响
reruns-effects-alt = 若干子图，每个指标一图，每行一种改变，带误差棒的点与噪声的灰带对照；下方是以红蓝表示各类别比例变化的表格，已判定的变化带方框。
reruns-trajectories-title = 分叉逐步偏离母运行的距离
reruns-trajectories-alt = 双对数坐标的折线图，给出样本以及两个网络的权重与母运行的距离随步数的变化：彩色线为各种改变，灰线为噪声分叉，虚线为混沌下限；虚线从低得多的位置开始，最后与其他线汇合。

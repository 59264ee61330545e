# 理论页面的文字。
theory-short = 理论
theory-title = 理论说了什么，错在哪里？

# 回答。
theory-answer-verdicts = 在 GAN 训练的 { $all } 种现象中，{ $agrees } 种与理论预测相符，{ $part } 种部分相符，{ $not } 种不符；另有 { $silent } 种理论未作任何论述{ $absent ->
    [0] 。
   *[other] ，{ $absent } 种未能在此测量。
}
theory-answer-unmeasured = 理论有所论述的现象（共列出 { $all } 种）在此均未能测量。
theory-answer-lost = 解释表缺失，因此未将理论预测与实测结果对照。
theory-answer-none = 理论所预测的量在此均未测量。
theory-answer-wrong = 与预测不符的现象：{ $phenomena }。
theory-answer-holds = 凡理论的假设成立之处，公式也成立：在最小的博弈中，实测特征值与公式相差不超过 { $gap }。
theory-answer-apart = 训练并不满足这些假设：在 { $games } 场密度已知的博弈中，按训练中的判别器推算，真实点与生成点的散度为 { $said_least } 至 { $said_most } 奈特，实际则为 { $least } 至 { $most } 奈特。
theory-answer-both = 凡理论的假设成立之处，公式也成立：在最小的博弈中，实测特征值与公式相差不超过 { $gap }。训练并不满足这些假设：在 { $games } 场密度已知的博弈中，按训练中的判别器推算，真实点与生成点的散度为 { $said_least } 至 { $said_most } 奈特，实际则为 { $least } 至 { $most } 奈特。

# 十种现象。
theory-explained = 理论能解释什么
theory-explained-what = 这类论断针对最优判别器、足够小的步长或密度本身，而训练中的网络三者皆非；论断失效之处，正是这些假设所略去的部分。
theory-explained-lost = 解释表缺失。
theory-phenomenon = 现象
theory-prediction = 预测
theory-source = 出处
theory-measured = 实测
theory-verdict = 结论
theory-and = {"；"}
theory-gap = {""}
theory-comma = {"、"}
theory-epoch = 轮数

theory-verdict-agrees = 相符
theory-verdict-part = 部分相符
theory-verdict-not = 不符
theory-verdict-silent = 理论未论及
theory-verdict-absent = 此处未测量

theory-phenomenon-collapse = 有些运行能训练成功，有些则不能
theory-prediction-collapse = 若判别器能将全部样本与真实图像区分开，G 便学不到任何东西；只有散度下界低于 log 2 的运行才能训练成功。
theory-source-collapse = Arjovsky 与 Bottou 2017，定理 2.1 至 2.6
theory-measured-collapse = 在最后一个检查点，{ $runs } 次运行中有 { $apart } 次与真实图像完全分离，{ $train } 次训练成功；与预测相符的有 { $right } 次。

theory-phenomenon-saturation = 随着 D 的学习，饱和损失的梯度逐渐消失
theory-prediction-saturation = 其大小等于另一形式的梯度乘以 <i>D</i>/(1 − <i>D</i>)，且不超过 <i>Mε</i>/(1 − <i>ε</i>)。
theory-source-saturation = Goodfellow 等 2014，第 3 节；Arjovsky 与 Bottou 2017，定理 2.4
theory-measured-saturation = 在 { $looks } 次观察中，{ $right } 次与该因子的偏差在 { $close }% 以内，最大偏差为 { $worst }%；有上界的 { $bounded } 次观察中，{ $above } 次超出上界。

theory-phenomenon-modes = 模式丢失后不再恢复
theory-prediction-modes = 另一形式的损失遵循 KL(<i>q</i>‖<i>p</i>) − 2 JSD，在模式丢失处其斜率始终高于 −log 3；饱和形式的斜率则无界增长。
theory-source-modes = Arjovsky 与 Bottou 2017，定理 2.5
theory-measured-modes = 份额为 { $share }% 时，两者的斜率分别为 { $other } 和 { $saturating }，最大偏差为 { $worst }%。

theory-phenomenon-equilibrium = 样本仍然很差时，损失已趋于稳定
theory-prediction-equilibrium = 若 D 最优，博弈值为 2 JSD − log 4。
theory-source-equilibrium = Goodfellow 等 2014，第 4.1 节
theory-measured-equilibrium = 在 { $games } 场密度已知的博弈中，博弈值与之相差 { $least } 至 { $most } 奈特：训练中的 D 并非最优。
theory-measured-still = 在 { $games } 场密度已知的博弈中，博弈值与之相差 { $least } 至 { $most } 奈特：训练中的 D 并非最优。若 G 静止不动，D 与最优判别器的差距不超过 { $still }。

theory-phenomenon-distances = 样本逐渐接近真实图像
theory-prediction-distances = 散度随两个密度间的各种距离一同下降。
theory-source-distances = 两个密度相同时二者均为 0；除此之外没有得到证明的结论。
theory-measured-distances = 在 { $checkpoints } 个检查点上，散度下界与 Fréchet 距离的秩相关为 { $correlation }，<i>p</i> = { $p }。
theory-measured-few = 只有 { $checkpoints } 个检查点，不足以排序。

theory-phenomenon-smoothing = 标签平滑使 D 不致过于确信
theory-prediction-smoothing = 最优的 D 为 <i>r p</i>/(<i>p</i> + <i>q</i>)，因此其输出不超过 <i>r</i>。
theory-source-smoothing = Goodfellow 2016（教程），第 4.2 节；由损失逐点推得
theory-measured-smoothing = 训练所得的 D 与之平均相差 { $distance }。

theory-phenomenon-oscillation = 双方相互绕行
theory-prediction-oscillation = 没有惩罚项时特征值为纯虚数，迭代不会线性收敛；加入惩罚项后特征值的实部为负，迭代收敛。
theory-source-oscillation = Mescheder 等 2018，第 2、3 节
theory-measured-oscillation = 在最小的博弈中交替更新：没有惩罚项的 { $free } 场博弈剩余距离为 { $free_least } 至 { $free_most }，有惩罚项的 { $bound } 场为 { $bound_least } 至 { $bound_most }（以起始距离为 1）。

theory-phenomenon-penalties = 惩罚 D 的斜率有何作用
theory-prediction-penalties = R<sub>1</sub>、R<sub>2</sub> 以及同时使用二者的相对论损失，都使平衡点具有吸引性。
theory-source-penalties = Mescheder 等 2018，定理 4.1；Huang 等 2024
theory-measured-penalties = { $run } 采用 <code>{ $change }</code>：{ $classes } 个类别
theory-measured-unlabelled = 无：{ -data } 没有标签，无法计数类别。
theory-measured-unpenalised = 没有采用惩罚项的分叉（预设 <code>cures</code> 中有）。

theory-phenomenon-forgetting = D 遗忘以往生成器的样本
theory-prediction-forgetting = 最优的 D 只取决于当前的 <i>q</i>；对于既非真实、当前也不会生成的点，它不作任何论断。
theory-source-forgetting = Goodfellow 等 2014，命题 1
theory-measured-forgetting = 对 { $checkpoints } 个较早检查点的样本，最后的判别器能将其中 { $least }% 至 { $most }% 与真实图像区分开。

theory-phenomenon-normalisation = 批归一化挽救了文章中的 GAN
theory-prediction-normalisation = 无：这些论断涉及密度和损失，而不涉及网络的构造。
theory-source-normalisation = 无
theory-measured-normalisation = 采用批归一化的分叉画出的类别数：{ $classes }。
theory-measured-unnormalised = 没有采用批归一化的分叉（预设 <code>cures</code> 中有）。

theory-measured-nothing = 相关分析均未运行。

# 最小的博弈。
theory-dirac = 最小的博弈
theory-dirac-what = 双方各只有一个权重时，每条论断都既可写成闭式、也可求导、还可实际演算。公式与实测的差距，主特征值至多为 { $gap }，每步增长率至多为 { $growth }；在 { $all } 种设定中，有 { $agrees } 种由特征值得出的结论与论文一致。
theory-dirac-lost = 最小的博弈缺失。
theory-dirac-setting = 损失与正则项
theory-dirac-eigenvalue = 主特征值
theory-dirac-linear = 小步长（线性化）
theory-dirac-papers = 小步长（论文）
theory-dirac-simultaneous = 剩余距离（同时更新）
theory-dirac-alternating = 剩余距离（交替更新）
theory-dirac-steps = 剩余距离为 { $steps } 步之后到平衡点的距离，以起始距离为单位。实部为零时，线性化无法作出判断；实际演算的结果见最后两列。

# 已知的密度。
theory-known = 最优判别器已知的情形
theory-known-what = 面对解析给定且静止不动的密度，训练所得的判别器与最优判别器平均相差不超过 { $distance }。它对新点的判断给出散度的下界。
theory-known-lost = 已知密度上的判别器缺失。
theory-known-densities = 密度
theory-known-loss = 损失
theory-known-distance = |<i>D</i> − <i>D</i>*| 的均值
theory-known-predicted = JSD（数值积分，奈特）
theory-known-measured = D 给出的下界（奈特）
theory-forward = KL(<i>p</i>‖<i>q</i>)
theory-reverse = KL(<i>q</i>‖<i>p</i>)

# 丢失的模式。
theory-dropping = 丢失的模式为何不再恢复
theory-dropping-what = 若生成器丢掉两个模式之一，KL(<i>p</i>‖<i>q</i>) 会趋于无穷，KL(<i>q</i>‖<i>p</i>) 却至多为 log 2。份额为 { $share } 时，非饱和损失的斜率为 { $other_predicted }，饱和损失的斜率为 { $saturating_predicted }；在此处训练的判别器给出的斜率分别为 { $other } 和 { $saturating }。
theory-dropping-lost = 丢失模式的代价缺失。
theory-dropping-share = 模式的份额
theory-dropping-saturating-predicted = 饱和损失的斜率（公式）
theory-dropping-saturating = 饱和损失的斜率（由 D 得到）
theory-dropping-other-predicted = 非饱和损失的斜率（公式）
theory-dropping-other = 非饱和损失的斜率（由 D 得到）

# 学习中的生成器。
theory-moving = 学习已知密度的生成器
theory-moving-what = { $steps } 步之后，散度为 { $jsd_least } 至 { $jsd_most } 奈特。若判别器最优，此时的博弈值应为 { $best_least } 至 { $best_most }；而按训练中的判别器，博弈值为 { $value_least } 至 { $value_most }，其中 −log 4 = −1.39 意味着已无任何可区分之处。可见，损失接近平衡值并不说明生成器接近平衡：理论所说的是最优判别器，而训练中的判别器与之平均相差 { $distance_least } 至 { $distance_most }。
theory-moving-lost = 已知密度上的生成器缺失。
theory-moving-density = 密度
theory-moving-form = G 的损失
theory-moving-captured = 捕获的模式数
theory-moving-near = 邻近模式的点
theory-moving-jsd = JSD（奈特）
theory-moving-value = 博弈值
theory-moving-best = D 最优时的博弈值
theory-moving-distance = |<i>D</i> − <i>D</i>*| 的均值

# 静止的生成器。
theory-frozen = 没有对手的判别器
theory-frozen-gradient = 在若干检查点上令生成器静止不动，并从头训练一个新的判别器 { $steps } 步。饱和损失所传回的梯度，到最后比途中的最大值下降 { $lost_least } 至 { $lost_most } 个数量级。因子 <i>D</i>(<i>G</i>(<i>z</i>)) 对梯度的预测，偏差至多为 { $gap }。
theory-frozen-bounded = Arjovsky 与 Bottou 2017 的定理 2.4 给出该梯度的上界，条件是判别器及其斜率在每幅生成图像处都很小：{ $looks } 次观察中有 { $bounded } 次满足条件，梯度至多达到上界的 { $room }。
theory-frozen-unbounded = Arjovsky 与 Bottou 2017 的定理 2.4 给出该梯度的上界，条件是判别器及其斜率在每幅生成图像处都很小：此处没有一次满足条件。
theory-frozen-bounds = { $all } 个散度下界中，有 { $near } 个与 log 2 相差不到 1%；log 2 是散度的最大值，当两个密度互不重叠时取得。{ -data.labels ->
   *[yes] 只看裁判网络所判类别的判别器也给出一个下界。
    [no] 只由类别得到的下界已略去：{ -data } 没有标签。
}
theory-frozen-planted = 为考察能发现多小的差异，用同样的步骤比较缺少某一类别的真实图像与含有 1% 该类别的真实图像：依据裁判网络所判的类别，{ $classes } 个类别中有 { $found } 个类别的偏移被检出（下界为 { $least } 至 { $most } 奈特，实际散度为 { $predicted }）；没有偏移时，{ $classes } 个类别中有 { $chance } 个被误报。
theory-frozen-none = 没有在此训练的运行，或相关作业失败，因此没有针对静止生成器训练判别器。
theory-frozen-first = 饱和损失的最大梯度
theory-frozen-last = 最终梯度
theory-frozen-lost = 下降的数量级
theory-frozen-off = 与因子的最大偏差
theory-frozen-other = 另一损失的最终梯度
theory-frozen-noise = 一批的噪声
theory-frozen-calibration = D 的校准误差
theory-frozen-bound = 散度下界（奈特）
theory-frozen-classes = 由类别得到的下界
theory-frozen-floor = 真实对真实

# 特征值。
theory-jacobian = 博弈轨迹在何处分开
theory-jacobian-what = 在小型网络的检查点上，用 { $images } 幅图像和同样多的隐向量，将双方梯度步的场线性化。{ $all } 个首位特征值中有 { $positive } 个实部为正，换用另一批图像后，{ $others } 个中有 { $again } 个为正：此时消失的部分只属于原来那一批。
theory-jacobian-played = 从检查点两侧相距 10<sup>−9</sup> 处出发实际演算的轨迹所给出的特征值，相对误差不超过 { $near }；若相距达到一个训练步，误差则为 { $far_least } 至 { $far_most }：途中场的斜率会改变，单元的开启与关闭也是原因之一。
theory-jacobian-none = 没有任何运行得到博弈的特征值。
theory-jacobian-left-out = { $runs } 略去：{ $reason }。
theory-jacobian-of = 特征值
theory-jacobian-of-reason = { $target }（{ $reason }）
theory-jacobian-value = <i>λ</i>
theory-jacobian-again = 另一批图像
theory-jacobian-residual = 残差
theory-jacobian-generator = 生成器所占比例
theory-jacobian-near = 实际演算（近处）
theory-jacobian-far = 实际演算（相距一个训练步）

# 堆叠图像。
theory-stacked = 生成器遗漏的模式
theory-stacked-what = 一个堆叠图像的三个通道各含一个随机{ -kind }，共有 1,000 个模式，数据包含其全部。在堆叠图像上训练 GAN { $steps } 步，其判别器每次看一幅图像或由若干幅组成的一包（PacGAN，Lin 等 2018），并统计 { $samples } 个样本的模式。表中为各随机种子的均值，括号内为最低值与最高值；从 <i>p</i> 抽取的标签则为 95% 的抽样范围。
theory-stacked-judge = 对由测试图像组成的堆叠图像，裁判网络将三个{ -kind }全部判对的比例为 { $accuracy }；按真实标签，它们有 { $modes } 个模式，KL 为 { $divergence }；表中所列为按裁判标签得到的数值。
theory-stacked-judge-sure = 对由测试图像组成的堆叠图像，裁判网络将三个{ -kind }全部判对的比例为 { $accuracy }，在其确信时为 { $sure }；按真实标签，它们有 { $modes } 个模式，KL 为 { $divergence }；表中所列为按裁判标签得到的数值。
theory-stacked-floor = 即便如此，KL 也不为零，因为有限数目的图像无法精确体现 1,000 个类别的份额：从 <i>p</i> 抽取同样多的标签，KL 平均为 { $divergence }。
theory-stacked-few = 随机种子少于十个时，这些数字只描述此处训练的网络，不能说明配方的优劣。
theory-stacked-images = 图像
theory-stacked-seeds = 随机种子
theory-stacked-modes = 模式数
theory-stacked-divergence = KL(<i>q</i>‖<i>p</i>)（奈特）
theory-stacked-sure = 裁判确信的比例
theory-stacked-modes-sure = 确信样本的模式数
theory-stacked-as-many = 从 <i>p</i> 抽取同样多的标签
theory-stacked-divergence-sure = 确信样本的 KL(<i>q</i>‖<i>p</i>)
theory-stacked-published-modes = 模式数（已发表）
theory-stacked-published-divergence = KL（已发表）
theory-stacked-test = 由测试图像组成的堆叠图像
theory-stacked-packing = { $packing ->
    [1] 样本，不打包
   *[other] 样本，{ $packing } 幅一包
}
theory-stacked-of-seeds = { $diverged ->
    [0] { $seeds }
   *[other] { $seeds }（{ $diverged } 个发散）
}
theory-stacked-over = { $mean }（{ $low } 至 { $high }）
theory-stacked-labels = 从 <i>p</i> 抽取的标签
theory-stacked-method = 每一步向判别器展示同样多的包，因此两幅一包所用的图像多出一倍。裁判网络判定每个通道的{ -kind }。按论文的做法，以最可能的{ -kind }计数，没有{ -kind }的图像也会占有一个模式。因此，裁判在三个通道上都确信的图像另行计数；若这样的图像很少，则按全部图像计得的模式大多来自没有内容的图像。图像少，可见的模式也少：旁边列出从数据份额 <i>p</i> 抽取同样多的标签所得的结果。

    已发表的数值：Lin 等 2018，表 2，十次运行，训练 100,000 步后取 26,000 个样本；他们的网络更深，判别器带有批归一化，生成器每步更新两次。

# 测量方法。
theory-method = <b>结论。</b>第一张表的每一行，将本报告其他部分发现的、或在此演算的一种现象，与一项预测及其出处对照。若预测在所考察的每种情形中都成立，则为相符；若至少在四分之三的情形中成立，则为部分相符。数值与预测相差在 10% 以内视为正确（博弈值：相差在 0.14 奈特以内，即其取值范围的十分之一；平滑标签：相差在 0.02 以内）；梯度只要有一次超过上界，即视为错误。散度下界达到 log 2 的 99% 时，视为与真实图像完全分离；十个类别中画出九个，即视为训练成功。至少有五个检查点时才考察次序；在 5,000 次随机配对中，能达到同样高的秩相关的不超过二十分之一，则次序成立。在最小的博弈中，剩余距离不足十分之一即视为收敛。

    <b>最小的博弈</b>指 Mescheder 等 2018 的 Dirac-GAN：双方各有一个权重，真实样本位于 0，生成样本位于 <i>θ</i>，<i>D</i>(<i>x</i>) = <i>ψx</i>。

    <b>已知的密度。</b>最优判别器为 <i>p</i>/(<i>p</i> + <i>q</i>)；若要求真实图像得到 <i>r</i>，则为 <i>r p</i>/(<i>p</i> + <i>q</i>)；若在所有输入上加噪声，则为模糊后的密度所对应的最优判别器。与它的距离是在 ½(<i>p</i> + <i>q</i>) 下的均值。

    <b>丢失的模式。</b>对于彼此分离的两个模式，各种散度都是生成器分给第二个模式的份额的函数。非饱和损失的梯度遵循 KL(<i>q</i>‖<i>p</i>) − 2 JSD（Arjovsky 与 Bottou 2017，定理 2.5），其中生成器的熵相互抵消；饱和损失的梯度遵循 2 JSD。

    <b>学习中的生成器。</b>两个密度始终已知：生成器的密度在一维时由变量替换求得，在二维时由直方图求得。一个模式得到其应有份额的十分之一，即视为被捕获；点与模式相距在三个标准差以内，即视为邻近。D 所反映的散度等于博弈值的一半加 log 2。

    <b>静止的生成器。</b>与 Arjovsky 与 Bottou 2017 的图 2 相同，按该次运行自身的配方从头训练一个新的判别器，所用图像的像素只取真实图像所具有的灰度级。它对留出图像的判断给出 Jensen–Shannon 散度的下界：对数几率由其中一半图像重新标定、由另一半检验，再互换一次。“真实对真实”是真实图像与另一些真实图像之间的同一下界，每个研究对象计算一次。一批的噪声指其梯度与全体梯度的距离，以全体梯度的大小为单位。

    <b>博弈的轨迹。</b>步长为 <i>h</i> 的一步，使沿特征向量的微小距离变为原来的 |1 + <i>hλ</i>| 倍：最大模决定 <i>h</i> 须有多小；若实部为正，则无论 <i>h</i> 取何值，轨迹都会分开。检查点不必是平衡点：这里所说的是相邻的轨迹，而非轨迹的终点。特征值用 Arnoldi 方法求得；特征向量为 <i>u</i> 时，换用另一批图像后剩下的部分为 <i>u</i><sup>H</sup><i>Ju</i>。

# 图。
theory-answer-title = 实测值与理论预测值之比
theory-answer-alt = 每一行对应一项可以用数字表示的预测，分为两组。在理论假设成立的一组，各点应落在比值为一的线上；在训练一组，梯度、由损失推得的散度以及博弈轨迹的点可能远离这条线。每个点都标明是否在百分之十以内。
theory-answer-caption = 每个圆圈或叉号为一个数字：实测值除以理论的预测值，有置信区间的一并画出；叉号表示相差超过 10%，三角表示超出坐标轴。上半部分为理论假设成立的情形：最小的博弈中主特征值的大小（求导与模拟所得），训练所得的判别器对已知密度的 Jensen–Shannon 散度给出的下界，以及两种损失将生成器拉回丢失的模式的斜率。下半部分为训练中的情形：生成器学习已知密度时，训练中的判别器的损失所对应的散度；判别器面对静止的生成器学习时，每次观察到的饱和损失梯度的范数，与因子 D/(1 − D) 所预测的值相比；小型网络的特征值的大小，由紧邻检查点或相距一个训练步出发的轨迹显示。
theory-dirac-title = 最小的博弈：预测与演算
theory-dirac-alt = 一幅特征值平面图，公式所得的圆圈、求导所得的加号与模拟所得的叉号彼此重合；旁边是九种损失各一幅的小图，其中各步的螺线或趋近平衡点，或绕其旋转，或离它而去。
theory-dirac-caption = 第一幅：平衡点处双方更新方向的场的主特征值，分别由论文的公式（圆圈）、损失的自动微分（+）以及最符合三十个模拟步的线性映射（×）得到；数字为其余各幅的编号。在灰线左侧，足够小的步长收敛；在灰线上，线性化无法作出判断。其余各幅：从 (1, 1)（空心圆）出发、向平衡点（圆点）行进的各步；红色为双方同时更新，蓝色为 G 先、D 后的交替更新。走出范围的轨迹在边界处截断。
theory-known-title = 最优判别器与训练所得的判别器
theory-known-alt = 五对密度。训练所得的判别器与最优判别器画在一起；二者在有点之处一致，在没有点的角落和空隙处可能分开。
theory-known-caption = 判别器所用的训练步与各次运行相同。一维情形：上为真实密度与生成密度，下为最优判别器与训练所得的判别器。二维情形：上为最优判别器，下为训练所得的判别器，蓝色表示该点被判为真实。在两个密度均无质量之处（角落以及分离的一对之间的空隙），判别器学不到任何东西。
theory-dropping-title = 丢失一个模式的代价，以及将生成器拉回该模式的力量
theory-dropping-alt = 左图为四种散度随模式份额的变化，份额趋于零时只有 KL(p‖q) 无界上升。右图为两种损失的斜率：份额趋于零时，饱和损失的斜率急剧下降，另一种则保持在负一附近。实测的圆圈落在曲线上。
theory-dropping-caption = 真实点分布在两个模式上，各占一半；生成点中有一定份额落在第二个模式上，越靠左，该模式越接近丢失。左图：散度，曲线由两个分离模式的公式得到，圆圈由密度的数值积分得到。右图：生成器把更多的点放到该模式时，其损失下降多少（小于 0：生成器被拉回该模式），曲线由公式得到，圆圈由在这些密度上训练的判别器得到。2 JSD 的斜率无界增长；KL(q‖p) − 2 JSD 的斜率始终高于 −log 3 = −1.1：几乎没有力量将生成器拉回已经丢失的模式。
theory-moving-title = 已知密度上的 GAN
theory-moving-alt = 双模式、八模式圆环与九模式网格各占一行：训练中四个时刻的生成点和判别器输出，箭头表示点被拉动的方向；最后一列为真实散度的曲线，其下方是判别器所反映的散度。
theory-moving-caption = 从左到右为采用非饱和损失的训练过程，每种密度一行。第一行：真实密度（蓝）与生成密度（橙），黑线为判别器的输出。箭头表示生成器的损失将其中一些点拉向何处，长度为斜率，至多为 1。其余各行：判别器的输出，蓝色表示该点被判为真实；圆圈为真实点所在之处，小点为生成点，箭头同上。最后一列：两种损失下两个密度的 Jensen–Shannon 散度（步数加一）；点线为按训练中的判别器算得的博弈值，即 ½ V + log 2，只有当判别器最优时它才等于散度。
theory-frozen-title = 新的判别器与静止的生成器
theory-frozen-alt = 每次运行占一列。上图为两种损失的梯度范数随判别器步数的变化，圆圈为因子所预测的值；下图为 Jensen–Shannon 散度的下界，当判别器逐渐能区分一切时，它升向 log 2。
theory-frozen-caption = 至多画出六次运行。上图：会传到生成器的梯度的范数，蓝色为饱和损失，橙色为另一种损失，横轴为判别器的步数加一；实线为最后一个检查点，虚线为所考察的第一个检查点。圆圈：由两种损失的斜率对饱和损失所作的预测，即另一种损失的梯度乘以 D/(1 − D)。点线：饱和损失的梯度的上界（Arjovsky 与 Bottou 2017，定理 2.4），只画出存在上界之处。下图：留出图像上 Jensen–Shannon 散度的下界，色带为 95% 置信区间。{ -data.labels ->
   *[yes] 粉色：只看裁判网络所判类别的判别器给出的下界。灰线
    [no] 灰线
}：散度的最大值 log 2，此时没有一幅图像可能兼属两类。菱形：真实图像与另一些真实图像之间的下界，每个研究对象一次。
theory-jacobian-title = 博弈的主特征值
theory-jacobian-alt = 每个检查点一幅复平面图，标出模最大和实部最大的特征值，并与换用另一批图像后剩下的值相连；叉号为实际演算的轨迹所显示的值。
theory-jacobian-caption = 至多画出六次运行。同一批图像上模最大（蓝）与实部最大（红）的特征值；共轭的一对只画上方的一个。在黑线左侧，小步长使相邻的轨迹靠拢，在右侧则使其分开；在灰线上方，轨迹会旋转。空心圆：换用另一批图像与隐向量后各自剩下的部分。叉号：每种颜色的第一个特征值在实际演算的轨迹中的表现，轨迹从检查点两侧出发，相距 10⁻⁹（×，此处线性化必然成立），或相距一个训练步（+）。两轴在 −1 与 1 之间为线性，此外为对数。
theory-stacked-title = Stacked { -data } 的模式
theory-stacked-alt = 上图为由三个彩色{ -kind }叠成的图像，有真实的也有生成的，每种打包方式一行。下图为模式数与 KL 随训练步数的变化，每个随机种子一条线，旁边是测试图像、从数据抽取的标签以及已发表运行的数值。
theory-stacked-caption = 三个通道各含一个{ -kind }，共 1,000 个模式。上图：由测试图像组成的堆叠图像，以及第一个随机种子在训练结束时的样本，其判别器每次看一幅图像或由若干幅组成的一包。下图：样本中出现的类别数，以及其份额相对于数据份额的 KL(q‖p)，横轴为训练步数，每个随机种子一条线；实线按最可能的{ -kind }计数，与论文相同；点线只计裁判在三个通道上都确信的样本，这样的样本较少，能显示的模式也较少。叉号：训练发散。灰带：从 p 本身抽取同样多的标签所得结果的 95%，即这么多样本所能显示的最小 KL。菱形：由测试图像组成的堆叠图像，以同样方式判定。方块：Lin 等 2018 的表 2 与表 3，附标准误；“同 VEEGAN”指判别器与生成器大小相同，其余则按所标的倍数缩小。架构、大小、裁判和训练长度均与此处不同，因此只能比较各种打包方式的次序。

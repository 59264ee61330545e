latent-short = 方向
latent-title = 每个方向做什么？

# 回答
latent-answer-trained = 针对某一概念训练的方向中，视运行而定，有 { $share }% 能选择性地改变该概念，且超过随机方向；留出的随机方向中有 { $random }% 通过同一界限。{ $runs } 次运行中{ $more ->
    [0] 没有一次
   *[other] 有 { $more } 次
}比例高于随机方向。
latent-answer-none-trained = 没有方向能够针对概念加以训练。
latent-answer-untrained = 不用概念找到的方向（包括隐空间的各坐标轴）中，有 { $share }% 的作用具有选择性（随机方向：{ $random }%；{ $runs } 次运行中{ $more ->
    [0] 没有一次
   *[other] 有 { $more } 次
}高于随机方向）；与对图像改变同样大的随机方向相比，有 { $equal_share }% 对其概念的改变更大（随机方向：{ $equal_random }%；{ $equal_runs } 次运行中{ $equal_more ->
    [0] 没有一次
   *[other] 有 { $equal_more } 次
}高于随机方向）。
latent-answer-untrained-alone = 不用概念找到的方向（包括隐空间的各坐标轴）中，有 { $share }% 的作用具有选择性（随机方向：{ $random }%；{ $runs } 次运行中{ $more ->
    [0] 没有一次
   *[other] 有 { $more } 次
}高于随机方向）。
latent-answer-clearest = 最明确的方向出自 { $run }：每单位长度使{ $concept }改变 { $estimate } [{ $ci_low }, { $ci_high }] 个标准差（随机方向：{ $null_low } 至 { $null_high }），按平方计，它引起的全部变化中有 { $share }% 属于该概念。
latent-answer-none-clear = 领先的方向中，没有一个在效应与选择性效应两方面都能与随机方向区分开。
latent-answer-nothing = 没有方向与随机方向作过比较，因此不作任何论述。
latent-answer-none = 没有任何运行具有关于方向的结果。
latent-answer-lost = 因作业失败而略去：{ $runs }。

# 词语
latent-and = 、
latent-direction = { $method } { $own }
latent-to = { $low } 至 { $high }
latent-beside = { $low } 至 { $high }； <br>q = { $q }
latent-with-cosine = { $method }（{ $cosine }）
latent-no-more = 不多于随机方向
latent-left-out = { $run } 的隐空间方向所起的作用已略去。
latent-direction-head = 方向
latent-concept = 概念
latent-method-head = 方法
latent-code = 编码
latent-epoch = 轮数

# counts
latent-counts = 是否超过随机方向？
latent-counts-what = 有多少方向超出随机方向（q < 0.05）；括号内为留出的随机方向中通过同一界限的数目。
latent-kind = 方向
latent-kind-trained = 针对概念训练
latent-kind-untrained = 不用概念找到
latent-measure-effect = 对概念的效应
latent-measure-per-change = 超出图像变化相等的随机方向的效应
latent-measure-selective = 选择性效应
latent-measure-image = 图像变化
latent-nothing-counted = 没有可计数者：没有概念有变化。

# methods
latent-methods-what = 各方法所受检验的方向中，有多少超出随机方向（q < 0.05）；括号内为同样数目的留出随机方向中通过同一界限的数目。
latent-methods-found = 哪些方法能找到这样的方向？
latent-nothing = 在 { $run } 中，以下方法未找到方向：{ $methods }。
latent-auroc = 针对概念训练的方向在留出样本上的 AUROC（最低至最高）
latent-stability = 换一批样本时张成同一子空间的程度（括号内：随机子空间）
latent-seeds = 在另一随机种子中画出同样图像的程度（括号内：随机方向）

# leading
latent-leading = 最明确的方向
latent-leading-what = 每次运行中选择性效应最大的方向，至多三个，概念各不相同，且均不与排在前面的方向近乎平行。效应为每单位长度概念的变化，以标准差计。效应与选择性效应均未超出随机方向的，即无法与随机方向区分。
latent-leading-none = 在 { $run } 中，用于选取领先方向的样本上没有方向具有选择性效应，因此不论及单个方向。
latent-effect = 效应
latent-random = 随机方向
latent-random-equal = 图像变化相等的随机方向
latent-share = 该概念在其全部变化中的比例
latent-selective = 选择性效应
latent-told = 是否超出随机方向
latent-told-both = 两种效应都超出
latent-told-effect = 效应超出，选择性效应则否
latent-told-selective = 选择性效应超出，效应本身则否
latent-told-neither = 均未超出
latent-told-equal = 效应是否也超出图像变化相等者
latent-further = 这些方向在多大程度上也改变其他概念，以及沿这些方向可将样本移动多远而仍可接受：
latent-elsewhere = 这些方向在单独一层的作用，以及其他方法是否也找到它们
latent-moved = 实际移动的效应
latent-reach-minus = 向 − 侧可接受的距离
latent-reach-plus = 向 + 侧可接受的距离
latent-layers = 仅对一层作固定平移
latent-finders = 亦由下列方法找到（余弦）
latent-near = 偏向下列方法（余弦）
latent-no-finder = 无其他方法
latent-random-range = 随机：{ $low } 至 { $high }
latent-in-layer = { $layer } { $value }

# moves
latent-agree = 实际移动与计算是否一致？
latent-agree-what = 效应是对同一批样本加权计算得到的；沿最好的方向还作了实际移动。若二者之差仅来自抽样，则最后一列为 1。
latent-pairs = 方向与概念的对数
latent-correlation = 相关系数
latent-deviation = 差异（以标准误计，均方根）

# paths
latent-between = 两个隐向量之间
latent-between-what = 两个隐向量中点处的样本与两端均值之差。直线比通常的隐向量更靠近原点；slerp 与大圆则不然。
latent-lerp-ink = 直线（lerp）：墨量（像素）
latent-lerp-named = 直线：裁判认作数字的比例
latent-slerp-ink = 均匀旋转（slerp）：墨量（像素）
latent-slerp-named = 均匀旋转：裁判认作数字的比例

# geometry
latent-geometry = 隐空间如何被拉伸与弯曲
latent-geometry-what = 最后一轮之后的值；圆括号内为最早测量的一轮之后的值。用裁判以外的特征得到的路径长度不能与此相比。
latent-measured = 测量的量
latent-epochs = 轮数
latent-length = 隐向量的典型长度
latent-condition = 条件数的 log₁₀
latent-rank = 数值秩
latent-local-dimension = 局部维数
latent-sensitivity = 平均灵敏度（像素）
latent-path-length = 路径长度（裁判的特征）
latent-hessian = 坐标轴的 Hessian 惩罚
latent-rotated = 随机旋转的基的 Hessian 惩罚
latent-axes-act = 坐标轴的作用是否比旋转后的轴更独立？
latent-axes-no-more = 没有证据

# inversion
latent-inversion = 画不出的东西
latent-inversion-what = 为每幅测试图像寻找最能画出它的隐向量；对其他隐向量的生成图像也同样寻找，它们本可画出，其剩余误差全部来自搜索的失败。误差为像素的均方根差，像素值在 −1 至 1 之间。若某一数字的真实图像比生成图像剩余更多（q < 0.05），则该数字更难画。最后一列：裁判能从画出的图像中读对数字的测试图像所占比例。
latent-real-images = 测试图像
latent-real-error = 测试图像的剩余误差
latent-generated-images = 生成图像
latent-generated-error = 生成图像的剩余误差
latent-harder = 更难画的数字
latent-hardest = 最难的数字
latent-easiest = 最易的数字
latent-same-digit = 读对的比例

# disentanglement
latent-disentanglement = 一个维度是否只对应一个概念？
latent-disentanglement-what = 隐向量、隐向量沿各方法所得方向的坐标以及各层单元的得分，均在留出样本上测量；每个得分下方为其零分布的中间 95%。粗体：整个区间位于零分布之上。宽度不同的编码不能互相比较，只能与各自的零分布比较。
latent-score-D = 解耦度：一个维度只对一个概念重要
latent-score-C = 完备性：一个概念只取决于一个维度
latent-score-I = 信息量：线性预测的 R²
latent-score-MIG = 互信息差（MIG）

latent-pictures = 各次运行的图

latent-method =
    <b>方法。</b>不用标签：隐向量的单个分量（坐标轴），按图像沿其变化的大小排列；某一层取值的主成分与独立成分（PCA、ICA），换算回隐空间（仿 GANSpace，Härkönen 等 2020）；由第一层权重得到的闭式解（SeFa，Shen 与 Zhou 2021，三种变体）；平均雅可比矩阵的奇异方向，以及各局部雅可比矩阵共有的奇异方向（Wang 与 Ponce 2021；Ramesh 等 2018）。针对概念训练（仿 InterFaceGAN，Shen 等 2020）：分类边界（SVM）与回归，以及去除其与所有其他概念的方向共有部分之后的方向（conditional；互相决定的概念除外：各类别的概率之和为 1；笔画的墨量、面积、长度与粗细相互决定）。ICA 不收敛时找不到方向；SeFa 在生成器的第一步不是线性映射时找不到方向，其批归一化变体还要求其后紧接批归一化。不用标签的方法寻找使图像或层变化最大的正交方向：对于斜交或强度相等的方向，它们找不到单个方向，只能找到其张成的子空间；取均值的方法则找不到向两侧作用相同的方向。

    <b>样本。</b>方向在用于发现的一半隐向量的一部分上寻找；受检验的概念与领先的方向在另一部分上选定；此处所述均来自留出的一半。不用概念找到的方向所检验的概念，是在选定概念的样本上其效应超出随机方向最多的那一个。

    <b>效应</b>为向两侧移动时每单位长度概念的变化，以该概念在样本间的标准差计；有 d 个分量的隐向量长度约为 √d。计算时不作任何移动：对每个留出样本，按移动后的隐向量画出它的可能性增大多少来加权（Cameron 与 Martin 1944）。选择性效应等于效应的大小乘以它在所有概念变化的平方中所占的比例。

    <b>两种零分布。</b>其一为同样长度的随机方向，作用于同一概念；对于不用概念找到的方向，则作用于每个随机方向以同样方式选定的概念。不用标签的方法寻找使图像变化最大的方向，而凡是使图像变化很大的方向都会改变概念；因此第二种零分布取图像变化相等：随机方向使图像变化得少多少，就加长多少，其效应按比例计算。q：对所有运行的所有方向作 Benjamini–Hochberg 校正。

    <b>计数。</b>另有一批随机方向须通过同一界限，它们不属于构成零分布的随机方向，其概念的选定或给定方式与其他方向相同。“不多于随机方向”：Fisher 精确检验未发现更大的比例（显著性水平 0.05）。不同方法的方向可能几乎相同，因此比例的区间（Wilson 区间）偏窄。

    <b>是否找到同样的方向。</b>同一子空间：一种方法在两批样本上所得方向之间主角余弦平方的均值（坐标轴：选中者中相同的比例）；SeFa 不依赖样本。同样的图像：将图像的平均变化一一配对，取 |余弦| 的均值，因为两个隐空间的坐标轴互不相干；有多个种子时取最不相似的一个。括号内为随机子空间（坐标轴：在坐标轴中随机选取）的 97.5% 分位数，以及以随机方向代替另一种子的方向所得的 97.5% 分位数：对训练得到的方法取任意随机方向，对其他方法取随机基中图像变化最大的若干个。若一个方向至少有一半位于某方法在留出样本上所得方向张成的子空间内（余弦不小于 0.71），则该方法也找到了它；若不足一半，但超过随机子空间（坐标轴：随机基；q < 0.05），则称该方向偏向该方法。

    <b>移动。</b>“可接受”指裁判认出一个数字，且判别器（若有）认为该样本的真实程度不低于 95% 的未移动样本。可移动的距离为各样本的均值；经最长的移动后仍可接受的样本，按该长度计。仅对一层作固定平移，即把该层的取值移动其沿该方向的平均变化（仿 HiGAN，Yang 等 2021）。

    <b>几何。</b>条件数为雅可比矩阵 dG/dz 的最大奇异值与最小奇异值之比（Odena 等 2018 取其平方），对隐向量取中位数；局部维数为奇异值平方的参与比；灵敏度为沿随机方向移动一小步时图像移动的距离，取均方根。路径长度：仿 Karras 等 2019，但用裁判的特征。Hessian 惩罚：仿 Peebles 等 2020，衡量隐向量各分量对像素的作用在多大程度上相互牵连；所问的是它是否小于坐标轴随机旋转后的值。

    <b>反演。</b>对每幅图像，用 L-BFGS 从若干起点出发，在包含 97.5% 采样隐向量的球内寻找均方误差最小的隐向量；生成图像则显示搜索本身失败的程度（仿 Bau 等 2019）。

    <b>解耦。</b>解耦度、完备性与信息量仿 Eastwood 与 Williams 2018，完备性如 Locatello 等 2019 按重要性加权；互信息差仿 Chen 等 2018。除信息量外，零分布均为同一编码的随机旋转，旋转保留编码所含的全部信息，但使任何维度都失去其含义；信息量的零分布为打乱的概念。

latent-answer-title = 超出随机方向的方向
latent-answer-alt = 三个子图依次为坐标轴、不用概念找到的方向和针对概念训练的方向，每行一次运行：带区间的点表示超出随机方向的方向所占比例，分别就选择性效应和图像变化相等时的效应而言；零附近的灰条表示留出的随机方向的比例。
latent-leading-title = 最明确的方向
latent-leading-alt = 至多三个方向，每列一个：上为数值，中为沿该方向自左至右移动的样本，下为概念（粗线）及另外两个概念（细线）随移动长度变化的曲线。
latent-concepts-title = 各方向对每个概念的作用
latent-concepts-alt = 每种方法一个彩色网格，行为方向，列为概念；红色与蓝色表示增大与减小，圆点标出该方向所检验的概念。
latent-agreement-title = 各方法是否一致
latent-agreement-alt = 三角形中的彩色数字表示每两种方法张成的子空间重叠多少；其旁每行一种方法，圆点与随机情形的灰色带对照表示与自身的一致程度，各种标记表示作用超过随机方向的方向所占比例。
latent-methods-title = 每种方法的一个方向
latent-methods-alt = 每行一种方法，左侧为其名称：两个样本沿其一个方向移动，右侧为其概念的变化。
latent-traversal-title = 沿单个分量的移动
latent-traversal-alt = 上方为两个样本沿最强的几个分量移动，每行一个分量；下方为全部分量按图像变化由大到小排列，灰色带为随机方向。
latent-moves-title = 实际所作的移动
latent-moves-alt = 对每个方向，样本可向两侧移动多远、其曲线有多直，灰色带为随机方向；散点图将移动的效应与计算的效应对照，分布在对角线附近；各小图表示每个方向在各层还剩下多少作用。
latent-paths-title = 隐向量之间
latent-paths-alt = 三条样本带，分别沿直线、旋转与圆周路径；其下为裁判能认出的比例与墨量沿这些路径的曲线，带区间。
latent-geometry-title = 生成器如何拉伸与弯曲其隐空间
latent-geometry-alt = 对数轴上逐个下降的奇异值曲线，每个检查点一条；另有四个小图，为条件数、局部维数、路径长度与 Hessian 惩罚随轮数的变化。
latent-inversion-title = 在生成器中寻找真实图像
latent-inversion-alt = 各数字真实图像的剩余误差，位于生成图像的灰条之上；搜索之前与搜索过程中的平均误差；以及从最差到最好的若干行图像、画出的图像及二者之差。

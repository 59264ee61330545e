attribution-short = 判别器
attribution-title = 判别器怎样作出判断？

# 回答
attribution-answer-none = 此处没有剖析任何判别器，因此无从得知其判断方式。
attribution-answer-lost = 由于有作业失败，判别器怎样作出判断这一部分已略去。
attribution-answer-one = { $run } 的判别器认为真实测试图像比生成图像更真实的概率为 { $area }，偶然水平为 0.5。
attribution-answer-many = 在 { $runs } 次运行中，判别器认为真实测试图像比生成图像更真实的概率介于 { $least }（{ $least_run }）与 { $most }（{ $most_run }）之间，偶然水平为 0.5。
attribution-answer-chance = 其中 { $chance } 次运行（{ $names }）的这一概率与偶然水平无法区分。
attribution-answer-turned = 其中 { $turned } 次运行（{ $names }）的判别器反而认为生成图像更真实。
attribution-answer-earlier = 在 { $runs } 次运行中，有 { $better } 次由像素或某一隐藏层的线性映射区分真伪的能力优于判别器的最终判断（区间互不重叠）：判断并未用尽在那里可以读出的信息。
attribution-answer-not-earlier = 在 { $runs } 次运行中，均未显示像素或隐藏层的线性映射比最终判断更能区分真伪。
attribution-answer-methods = 在 { $methods } 种标出关键像素的方法中，有 { $passing } 种在全部 { $runs } 次运行中通过所有检查，这是必要条件而非充分条件；有意混入、从不接触网络的边缘检测器在其中 { $failing } 次运行中未通过。
attribution-answer-flips = 要使半数判断正确的图像翻转，每个像素只需改变 { $least } 至 { $most } 级灰度（共 256 级），因运行与图像种类而异；在 { $cases } 种情形中，有 { $beyond } 种同样大小的随机变化作用更小（q &lt; 0.05）。
attribution-answer-no-flips = 尚不清楚多大的半径能使半数判断正确的图像翻转。

# 各节共用
attribution-comma = 、
attribution-band = { $low } 至 { $high }
attribution-unsaid = 未得证实
attribution-some-of = { $some } / { $all }
attribution-lost = { $run } 的判别器怎样作出判断，此处略去。
attribution-layers-lost = { $run } 的判别器各层含有什么，此处略去。
attribution-no-discriminator = { $run } 没有判别器，或对其未作任何测量。
attribution-layer = 层
attribution-images = 图像
attribution-images-real = 真实
attribution-images-generated = 生成
attribution-of-run = 单次运行的细节

# 判断
attribution-verdict = 区分真伪的能力，以及判断形成的位置
attribution-auroc = 对数几率的 AUROC
attribution-auroc-says = 认为真实图像
attribution-side-told = 更真实
attribution-side-chance = 无差别：与偶然无异
attribution-side-turned = 不如生成图像真实
attribution-logit-real = 真实测试{ -kind }的对数几率，nat
attribution-logit-own = 自身样本的对数几率，nat
attribution-logit-gap = 差值，nat
attribution-open = 最先可读出判断 95% 之处
attribution-open-nowhere = 没有这样的层
attribution-open-share = 该处的 R²
attribution-verdicts-note = AUROC 是指：对一幅留出的测试图像和一幅生成图像，处于评估模式的判别器赋予测试图像更高对数几率的概率，偶然水平为 0.5。对数几率与读出结果所用的图像与 AUROC 不同。在可读出 95% 的层之前，线性映射不能读出判断的全部。
attribution-readings-note = 在最后一个检查点，线性映射从像素和各隐藏层读出的内容，均在未用于拟合的图像上测得。{ -data.labels ->
   *[yes] { -kind }类别是 D 从未被要求识别的。“更好”“更差”以及{ -kind }的变化，都以
    [no] 图像属于哪一类别已略去：{ -data } 没有标签。“更好”“更差”都以
}若干组重新抽取的初始权重为参照，这些网络彼此之间也有差异（q &lt; 0.05，涵盖所有层与运行）。
attribution-apart = 真实或生成，AUROC
attribution-class = { -kind }，平衡准确率
attribution-class-untrained = 同左，未训练
attribution-class-change = 训练带来的变化
attribution-explained = 判断，R²
attribution-gap = 判断，真实减自身样本
attribution-better = { -data.strokes ->
    [yes] 笔画
   *[no] 图像
}：优于未训练
attribution-worse = 劣于未训练
attribution-readings-after = { -data.labels ->
   *[yes] 若{ -kind }变化的 q 不小于 0.05，则不能证实有变化。权重
    [no] 权重
}随机的层也会传递图像的大部分信息：探针读出的内容确实存在，与 D 是否使用无关。
attribution-lens = 在最后一个检查点（第 { $epoch } 轮之后），判断由 { $lens }读出，检验所用的图像均未用于拟合。
attribution-nearly-linear = 从像素本身即可读出判断的 95% 以上：对这些图像而言，D 近于线性。
attribution-lens-gains = 图像数减半的透镜读出的判断更少，R² 减少：{ $gains }。在这些位置，用更多图像拟合的透镜或许能读出更多，因此未读出不等于不存在。

# 像素
attribution-pixels = 哪些像素起作用
attribution-pixels-none = 没有试用任何像素归因方法。
attribution-pixels-what = { $methods } 种方法给出图像中每个像素对对数几率的作用。其中边缘检测器是有意混入的：它对网络一无所知，理应不能通过。每种方法都经过检查，全部检查通过者方为通过（<a href="#attribution-method">检查内容</a>）；未通过者列出其未通过的检查。
attribution-method-name = 方法
attribution-method-verdict = 结论
attribution-passes = 通过
attribution-doubtful = 通过；单幅归因图存疑
attribution-fails = 未通过
attribution-untested = 未检验
attribution-pixels-after = 这些检查是必要条件，而非充分条件：通过的方法仍可能出错，健全性检查未予否定也不构成支持的证据。除完备性外，检查不涉及以黑图之外的基线得到的归因图。下文只使用通过的方法。“存疑”：其归因图未解释的部分并不明显少于其他图像的归因图（区间与后者的范围相交）。“未检验”：某项检查没有数值，例如对数几率没有变化，或没有可以重抽的权重。
attribution-agreement = 各方法是否一致？
attribution-agreement-what = 通过的方法未必给出相同的结果，答案还取决于基线。下表列出归因图之间的秩相关：通过的方法中最不相似与最相似的两种，以及同一方法取两种基线时最不相似与最相似的归因图。
attribution-agree-least = 最不相似
attribution-agree-most = 最相似
attribution-baselines-of = 取基线的方法
attribution-baselines-least = 最不相似的基线
attribution-baselines-most = 最相似的基线
attribution-regions = 差异来自何处
attribution-regions-what = 通过检查的完备方法将真实图像与生成图像平均对数几率之差分配给图像各部分：中部与宽 4 像素的边框；白色、灰色与黑色像素（每幅图像自身中超出 ±0.9 或介于其间的像素）。
attribution-whole = 差值，nat
attribution-middle = 中部
attribution-border = 边框
attribution-white = 白色像素
attribution-grey = 灰色像素
attribution-black = 黑色像素
attribution-places = 将图像九等分，对真实与生成图像之差贡献最多的部分是{ $most }（{ $most_sum }），最少的是{ $least }（{ $least_sum }）；由 { $method }的平均归因图求和得到，没有区间。
attribution-place-upper-left = 左上
attribution-place-upper-middle = 中上
attribution-place-upper-right = 右上
attribution-place-left = 左
attribution-place-centre = 中央
attribution-place-right = 右
attribution-place-lower-left = 左下
attribution-place-lower-middle = 中下
attribution-place-lower-right = 右下
attribution-regions-unmeasured = 未测量真实图像与生成图像之差。
attribution-regions-untold = 在 { $images } 幅图像（真实与生成各半）上，两者的平均对数几率无法区分，因此不说明差异来自哪些像素。
attribution-regions-none = 没有完备的方法通过检查，因此不说明差异来自哪些像素。
attribution-regions-after = 差值为正，表示真实图像的平均对数几率更高。这些份额以黑图为参照，换用其他基线则结果不同。‡：与 0 无法区分。

# 单次运行的检查
attribution-check-completeness = 完备性
attribution-check-weights = 权重
attribution-check-labels = 标签
attribution-check-deletion = 删除
attribution-right-labels = 两者标签均正确
attribution-unexplained = 未解释部分
attribution-unexplained-other = 其他图像的归因图
attribution-sensitivity = 敏感度
attribution-not-claimed = 不作此要求
attribution-steps = 积分梯度不断细分步长，直至各部分之和相符，平均所需步数：{ $steps }。
attribution-steps-of = 以 { $baseline } 为基线 { $steps } 步

# 层
attribution-layers = 各层、单元与概念的作用
attribution-layers-what = 传导度将对数几率从黑图到某一图像的变化分配给一层的各个单元；在每一层，其总和都等于同一变化。下表列出支持与反对“真实”的部分、承载判断的单元数，以及与另一种度量（内部影响）的一致程度：
attribution-layers-left-out = { $run }：略去（{ $reason }）。
attribution-without-gradient = { $run }：各层的贡献、概念向量以及传到生成器的梯度均略去（{ $reason }）。
attribution-nothing-to-divide = { $run }：该判别器没有任何一层使黑图与其他图像的对数几率产生差别，因此没有可在单元间分配的变化。
attribution-sum-real = 变化，真实，nat
attribution-sum-generated = 变化，生成，nat
attribution-adds-up = 总和相符的图像至少占
attribution-for-real = 支持，真实
attribution-against-real = 反对，真实
attribution-for-generated = 支持，生成
attribution-against-generated = 反对，生成
attribution-carrying = 承载判断的单元数
attribution-carrying-before = 同左，训练前
attribution-influence = 与内部影响的秩相关
attribution-conductances-after = “总和相符”：误差不超过该变化的 1%，或对数几率标准差十分之一的 1%；所列为各层与各类图像中的最低比例。承载判断的单元数与秩相关均就真实图像而言。
attribution-units = 逐个移除单元
attribution-units-what = 每次将一个单元置零，有多少单元的作用大于 97.5% 的同能量随机方向（q &lt; 0.05）；括号内是另取的随机方向（每个方向具有某一单元的能量）中通过同一检验的数目与总数。若移除某单元后真实与生成图像的对数几率靠近，则该单元支持判断；若两者远离，则反对判断（q &lt; 0.05，检验两种变化之差）。
attribution-units-none = { $run }：该判别器没有测量过移除作用的单元。
attribution-unit-count = 单元数
attribution-unit-real = 对真实图像的对数几率
attribution-unit-generated = 对生成图像的对数几率
attribution-unit-gradient = 对传到 G 的梯度
attribution-unit-only-gradient = 其中不影响对数几率者
attribution-unit-works = 支持判断
attribution-unit-opposes = 反对判断
attribution-unit-largest = 梯度的最大变化，相对于其长度
attribution-unit-largest-of = { $change }（单元 { $unit }）
attribution-no-gradient = 没有梯度传到生成器
attribution-units-after = †：比例不高于这些随机方向。
attribution-beside = { $beyond }（{ $random } / { $drawn }）
attribution-concepts = 概念
attribution-concepts-what = 沿某一概念（例如某个{ -kind }或{ -light }）的向量，对数几率的变化是否大于沿任意概念的向量？只计入能从所在层读出的概念向量（在留出的真实图像上，R² 的区间高于 0）。
attribution-vectors-read = 可读出的向量
attribution-vectors-beyond = 对数几率变化更大者
attribution-scores = 得分（TCAV）
attribution-scores-beyond = 超出任意概念者
attribution-scores-degenerate = 任意概念取遍 0 至 1 者
attribution-common = 真实图像梯度的共同部分
attribution-vectors-found = 对数几率沿下列概念向量的变化大于沿任意概念的向量，由强到弱：
attribution-concepts-none = 无法在该判别器的各层中追踪任何概念：没有概念在图像间变化，或对数几率没有梯度。
attribution-concepts-unread = 无：不对其向量作任何说明
attribution-scores-none = 最后一层之前没有隐藏层，TCAV 得分按构造只能是 0 或 1。
attribution-vector = { $layer } 中的{ $concept }，{ $kind }：{ $cosine }（任意概念：{ $low } 至 { $high }）
attribution-vectors-more = 其余见图。
attribution-concepts-after = “更大”：与任意概念的向量相比，任意概念即平滑随机掩模对像素的加权和；其中以及其他各概念中均已除去{ -light }的影响（q &lt; 0.05）。若任意概念的得分取遍 0 至 1，则得分不说明任何问题。“共同部分”：梯度长度平方中各真实图像共有的比例；越接近 1，各图像的导数越相似，图像所占的比例所能说明的就越少。

# 特殊样本
attribution-samples = 对特殊样本的判断
attribution-samples-none = 没有向判别器展示特殊样本。
attribution-samples-what = 各类图像相对于真实测试{ -kind }的 AUROC，即真实{ -kind }的对数几率更高的概率。高于 ½ 时，D 认为该类图像不如真实{ -kind }真实；低于 ½ 时则更真实（可区分：以 q &lt; 0.05 断定不等于 ½）。单幅图像只列对数几率。
attribution-kind = 类别
attribution-kind-less = { $auroc }
attribution-kind-more = { $auroc }：比真实{ -kind }更真实
attribution-kind-same = { $auroc }：与真实{ -kind }无法区分
attribution-kind-single = 对数几率 { $logit }
attribution-kind-missing = 缺
attribution-samples-after = 未加说明者：不如真实{ -kind }真实。真实{ -kind }与自身样本的对数几率见第一张表。
attribution-turns = 判断在途中反转之处
attribution-turns-what = 有些类别的图像，以真实图像与自身样本拟合的透镜在前部认为比真实{ -kind }更真实（区间互不重叠），而 D 最终认为不如真实{ -kind }真实。下表列出在某层（最后一个出现这种情形的层）读出的平均判断与最终的平均判断，括号内为真实{ -kind }的相应数值。
attribution-turn = { $layer }：{ $read }（{ $real }）；最终 { $end }（{ $real_end }）
attribution-turns-after = 透镜并未在这类图像上拟合，因此这只说明针对{ -kind }与样本的线性规则向外延伸的情形，以及 D 在何处偏离该规则。
attribution-extremes = D 最偏好与最排斥的图像
attribution-extremes-what = 对对数几率作梯度上升与下降得到的图像。前三种方式改变像素；最后一种在隐向量所处的球面上移动隐向量，因此只能找到 G 能够绘出的图像。
attribution-way = 起点
attribution-starts = 起点数
attribution-highest = 最高对数几率
attribution-highest-named = 裁判认出{ -kind }
attribution-lowest = 最低对数几率
attribution-lowest-named = 裁判认出{ -kind }

# 弱点
attribution-weak-spots = 什么使判断翻转，判断依赖什么
attribution-weak-none = 没有寻找弱点。
attribution-flips-what = 若每个像素可在一定半径内变化（以数据的灰度级计，共 256 级），多小的变化能使半数判断正确的图像翻转：分别采用投影梯度下降（PGD）和沿梯度的单步变化（FGSM）。
attribution-threshold = 阈值
attribution-told = 判断正确
attribution-tried = 试验数
attribution-pgd = 半数翻转的半径，PGD
attribution-fgsm = FGSM
attribution-signs = 随机符号：半数不变的半径
attribution-signs-less = 随机符号作用更小
attribution-judged-what = { -data.labels ->
   *[yes] 对刚好翻转、且裁判原先认出{ -kind }的图像询问裁判：其中有多少被改称其他{ -kind }，或不再被认出？“未得证实”：不能证实欺骗判别器的变化比噪声更能欺骗裁判。
    [no] 这样的图像是否也能欺骗裁判已略去：{ -data } 没有标签，因此没有裁判说明它看到什么。
}
attribution-judged = 裁判改判
attribution-judged-signs = 随机符号时
attribution-judged-more = 多于噪声
attribution-at-least = 至少 { $radius }
attribution-share-of = { $images } 幅中 { $share }
attribution-no-radius = 在最大半径以内：{ $reason }
attribution-no-radius-at-all = { $reason }
attribution-flips-after = 对数几率高于阈值的图像视为真实。阈值为 0；带 * 者的平均对数几率不分布在 0 的两侧，改用最能区分用于发现的图像的对数几率，其效力由留出的图像说明。“未得证实”：不能证实同样大小的随机符号作用更小。
attribution-rests = 判断依赖什么
attribution-rests-unmeasured = { $run }：未测量判断依赖什么（{ $reason }）。
attribution-border-what = 将最外四圈像素或其余全部像素设为背景（留出的图像）：
attribution-unchanged = 未改变时的 AUROC
attribution-emptied = 设为背景者
attribution-border-change = AUROC 的变化
attribution-border-ink = 从随机像素除去等量{ -ink }
attribution-border-says = 与别处除去等量{ -ink }相比
attribution-border-black = 最外四圈
attribution-border-kept = 其余全部像素
attribution-ink-below = 更低
attribution-ink-above = 更高
attribution-ink-same = 无法区分
attribution-grid = 像素落在数据的灰度级上是否起作用？
attribution-grid-what = 灰度级共 256 个。生成图像：将每个像素移到最近的灰度级，平均对数几率的变化中，反方向等大的一步不能抵消的部分。真实图像：加上不超过一级、不落在灰度级上的噪声，与同样大小、落在灰度级上的噪声比较。
attribution-grid-way = 图像
attribution-quantised = 生成，移至最近的灰度级
attribution-dequantised = 真实，偏离灰度级
attribution-grid-whole = 对数几率的全部变化，nat
attribution-grid-left = 剩余的变化或差异
attribution-grid-band = 与灰度级无关时
attribution-grid-auroc = AUROC 的变化
attribution-grid-auroc-band = 两次在灰度级上的抽取
attribution-grid-says = 灰度级起作用
attribution-grid-unsaid = 无此证据
attribution-grid-counts = 是（q = { $q }）
attribution-grid-counts-by = 是（q = { $q }），为真实与生成图像均值之差的 { $share }
attribution-one-pixel = 单个像素
attribution-one-pixel-what = 在判断正确的图像中，将作用最大的单个像素设为黑或白；与之对照的是，所有像素沿随机方向作同样次数、同样长度的变化时，其中作用最大的一次。
attribution-pixel-change = 对数几率的变化，nat
attribution-pixel-random = 随机方向
attribution-q = q
attribution-pixel-more = 作用超出其大小
attribution-pixel-flips = 某一像素可使其翻转
attribution-pixel-random-flips = 某一方向可使其翻转
attribution-modes = 训练模式代替评估模式
attribution-modes-what = 令其中一个网络处于训练模式而非评估模式：AUROC 与平均对数几率的变化，以及同一图像的对数几率在多次抽取间的标准差。
attribution-network = 网络
attribution-discriminator = 判别器
attribution-generator = 生成器
attribution-mode-auroc = AUROC 的变化
attribution-mode-real = 真实图像的对数几率，nat
attribution-mode-generated = 生成图像的对数几率，nat
attribution-mode-spread-real = 标准差，真实
attribution-mode-spread-generated = 标准差，生成
attribution-mode-nothing = 没有变化
attribution-mode-unknown = 变化未知（{ $reason }）

# 测量方法
attribution-method =
    <b>判断的位置。</b>线性映射在一部分图像上拟合，在另一部分图像上检验：探针读出真实与生成之别、{ -kind }类别和{ -data.strokes ->
       [yes] 笔画
      *[no] 图像
    }的各项度量，透镜读出判别器自身的对数几率（仿照调谐透镜，Belrose 等，2023）。探针找出一层所含的信息，而非其后各层所用的信息。每个检查点面对的是该轮自身的样本。

    <b>标出像素的方法。</b>积分梯度（Sundararajan、Taly 与 Yan，2017）、DeepLift（Shrikumar、Greenside 与 Kundaje，2017）、GradientShap（Lundberg 与 Lee，2017）、窗口遮挡（Zeiler 与 Fergus，2014）、输入 × 梯度、带符号的显著图（Simonyan、Vedaldi 与 Zisserman，2013）和 SmoothGrad（Smilkov 等，2017），以及一个边缘检测器。未另作说明时，基线为黑图。

    <b>完备性。</b>若一种归因图声称将图像与基线的对数几率之差分配给各像素，则其总和必须等于该差值。所列为所有图像与基线中的最大偏差，相对于允许的最大偏差：该差值的 1%；若差值小于对数几率标准差的十分之一，则为后者的 1%。

    <b>权重。</b>若归因图反映网络所学，则重抽全部权重后应变为另一幅图。所列为两幅图在非黑像素上的平均秩相关；若高于毫无共同之处的网络所给结果的 97.5%，则该方法未通过。

    <b>标签。</b>学习正确标签（真实或生成）的小型判别器的归因图，不应与学习打乱标签的判别器的归因图相似。表示与判定方式同上，并列出两个均学习正确标签的网络之间的相关。这一检查针对方法，与该次运行的判别器无关。

    <b>删除。</b>按归因图所示的贡献（对于显著图和 SmoothGrad 给出的斜率，取斜率乘以与基线之差）由大到小将像素设为基线时，对数几率应比由小到大时更早下降。所列为两条曲线之间的面积，以对数几率的标准差计；若高于 0（对图像作 Student 检验，q &lt; 0.05）则通过。对网络一无所知的归因图无论多么平滑，取相反符号也同样合理。由大到小放入像素（插入）相当于将由小到大移除的过程倒放，因此不构成另一项检验。若{ -ink }本身会提高对数几率，则只反映{ -ink }的归因图也能通过；它对网络的无知由权重与标签两项检查揭示。

    <b>两个不作判定的数值。</b>未解释部分：移除方块对对数几率的影响中归因图未能说明的比例，与之对照的是其他图像的归因图（中间 95%）。敏感度：每个像素的变化不超过 0.02（取值范围为 2）时，归因图相对于自身大小的最大变化。

    <b>层与单元。</b>传导度是对数几率从黑图到某一图像的变化在一层各单元间的分配；参与比表示承载这一变化的单元数。每次将一个单元置零；以 95% 的置信度给出随机方向不超出的界限，即在三个能量水平上各取 119 次抽取的最大值并作插值。

    <b>概念向量。</b>在真实图像上以一层的取值对概念作岭回归，在留出的图像上检验；其他各概念中均除去{ -light }的影响。导数是对数几率的梯度与该向量之间的余弦；TCAV 得分是沿该向量对数几率上升的图像所占的比例。任意概念是平滑随机掩模对像素的加权和，除去{ -light }，并加入噪声，直至其可读性不高于所比较的概念。全部检验均按 Benjamini–Hochberg 方法对所有运行一并校正。

    <b>特殊样本。</b>各类图像以对数几率的 AUROC 与真实测试{ -kind }比较。由梯度生成的图像本就以此类对数几率为目标，因此不作检验：它们限于 [−1, 1] 之内，且与真实{ -kind }均值的距离不超过真实{ -kind }的典型距离，或位于隐向量的球面上。

    <b>弱点。</b>沿对数几率梯度的符号走一步（FGSM）或多步（PGD），每个像素的变化不超过半径；与之对照的是每个像素上同样大小的随机符号，背景像素位于取值范围的端点，随机符号在那里只能增加{ -ink }。清空边框的影响与从每幅图像的随机像素除去等量{ -ink }的影响比较。判别器在一个灰度级之内可以弯曲：与灰度级无关时，允许剩余一步对其自身一侧影响的 5%。在训练模式下，dropout 起作用，批归一化采用批的统计量。

# 图
attribution-answer-title = 从三个角度看判别器
attribution-answer-alt = 三个分图，各次运行并列：像素、各层与最终判断区分真实与生成图像的能力；标出像素的各方法的表格，通过全部检查者打勾；使半数图像翻转的灰度变化。
attribution-answer-caption = (a) 区分真实与生成图像的能力（AUROC）：分别由像素和各隐藏层的线性映射（在横轴上等距排列）以及判断即对数几率本身给出；留出的图像，95% 区间；灰色：打乱的标签。(b) 标出关键像素的方法：✓ 通过全部检查，✗ 有检查未通过，– 未检验。边缘检测器是有意混入的，理应不能通过。(c) 每个像素可在半径之内变化（投影梯度下降）时，使半数判断正确的图像翻转的半径，附 95% 区间；三角：取随机符号时，半数图像至少到此半径仍保持不变。
attribution-sheet-title = 像素归因图
attribution-sheet-alt = 每行一幅真实或生成的{ -kind }，其后是八种方法以红蓝两色给出的归因图，未通过的方法以灰色为底；右侧是同一方法取其他基线得到的归因图。
attribution-sheet-caption = 哪些像素提高（红）和降低（蓝）对数几率。(a) 各行：真实与生成图像交替，墨为深色，附其对数几率；其后是所解释的全部真实图像与全部生成图像的平均归因图。各列：各种方法，需要基线者取黑图。显著图与 SmoothGrad 表示对数几率随像素上升的快慢，输入 × 梯度表示像素相对于灰色像素的贡献，其余方法表示相对于黑色像素的贡献。每幅归因图用各自的标度，因此各图之间不能比较大小。✓：通过全部检查；灰底：未通过，方法名下列出未通过的检查。(b) 同样的图像，由积分梯度（判别器不可求导时用遮挡）取其他基线得到，基线以小图列于归因图左侧：平均训练图像、模糊后的图像以及最近的训练图像。答案取决于问题，即取决于基线。
attribution-checks-title = 对方法的检查
attribution-checks-alt = 上方五个分图，每种方法一个圆点或叉，旁有偶然水平的灰色范围；下方是逐层重抽权重时归因图的变化，以及两张彩色表格，表示不同方法、不同基线的归因图的相似程度。
attribution-checks-caption = 名称后的 ✓ 表示通过，✗ 表示未通过，– 表示未检验。(a–c) 除完备性之外起判定作用的检查：圆点为均值，附 95% 区间，通过者为蓝色，未通过者为红叉，未检验者为黑色；灰色：零分布的中间 95%。(a) 与全部权重重抽的网络的归因图之间的秩相关，对照为这类网络两两配对并取随机符号。(b) 以正确标签与以打乱标签训练的小型判别器之间，同上；空心：两个均以正确标签训练的网络之间。(c) 按归因图由小到大与由大到小两条对数几率曲线之间的面积，以对数几率在图像间的标准差计，对照为每幅图像各取不同的随机顺序。(d, e) 不作判定：移除方块对对数几率的影响中归因图未解释的部分，对照为其他图像的归因图（0：全部说明；1：毫无说明，或恰好相反）；每个像素的变化不超过 0.02 时归因图的最大变化。(f) 从对数几率起逐层向下重抽权重时，与网络原归因图的相关；灰色：除边缘检测器外 (a) 中最宽的范围。(g) 每两种方法归因图的秩相关；对角线上方为其中一幅取自其他图像时的上端（97.5%），只计两者均有差异的像素。(h) 同一方法取两种基线，同上。所有相关均在与基线不同的像素上计算，并保留归因图的符号。有意混入的边缘检测器对任何网络给出同一幅图，因此必然不能通过 (a) 和 (b)。
attribution-curves-title = 移除与放入像素
attribution-curves-alt = 四个分图，表示移除或放入像素时的平均对数几率，每种方法一条带区间的曲线，随机顺序为点线。
attribution-curves-caption = 图像逐个像素变黑（a、b：删除）以及从黑图逐渐形成（c、d：插入）时的对数几率，为图像间均值，附 95% 区间。像素按归因图所示相对于黑色的贡献由大到小移除或放入，先是提高对数几率的像素；每一类方法画出一种，有检查未通过者为虚线。点线：随机顺序的均值，每幅图像各取不同的顺序。方法越好，其曲线在删除时越低，在插入时越高。所检验的是删除曲线与从右向左读的插入曲线之间的面积，逐幅图像计算，真实与生成图像合并。与随机顺序的距离不作检验，因为无论归因图对网络了解多少，相邻像素造成的空缺都不同于同样数目的分散像素；此处的区间还包含各图像对数几率的差异，因此面积不重叠时区间也可能重叠。移除本已为黑的像素时曲线持平。缺失部分像素的图像与判别器训练所用的图像不同，按随机顺序缺失时更是如此；黑图有其自身的对数几率，位于 (a, b) 的右端和 (c, d) 的左端。
attribution-contributions-title = 各层的贡献
attribution-contributions-alt = 每个隐藏层一幅散点图，表示各单元对真实与生成图像的传导度，下有在单元间分配的曲线；最下方是训练前后各层的总和与比例。
attribution-contributions-caption = (a) 每个单元（一个通道，对位置求和）对真实与对生成图像的平均传导度；落在点线上的单元对两者的贡献相同，因此不能区分两者。(b) 一幅图像中最强的若干单元合计占全部传导度（不计符号）的比例；越接近点线，分布越均匀；虚线：同一判别器训练前。(c) 左：支持“真实”（向上）与反对“真实”（向下）的部分，对单元求和，均值附 95% 区间；标记为总和，在每一层相同。中：承载判断的单元数，以参与比除以单元数表示。右：在一幅图像的各单元间，传导度大小与内部影响大小的秩相关。白色标记：训练前。
attribution-units-title = 置零的单元
attribution-units-alt = 每个隐藏层一幅散点图，表示移除各单元时生成与真实图像对数几率的变化；下方是各效应相对于随机方向的大小，由大到小排列，不大于随机方向的区域为灰色。
attribution-units-caption = 每次将一个单元置零。(a) 真实图像与生成图像对数几率的平均变化，每点一个单元；落在点线上的单元对两者的影响相同。点线以下的单元支持判断，以上的反对判断；两种变化有差异者着色（q < 0.05）。黑圈：两种变化之一超出同能量的随机方向（q < 0.05）。(b) 每个单元的效应除以 97.5% 的同能量随机方向不超出的界限，按该比值排列；分别就对数几率以及生成图像处对数几率的梯度（生成器据以学习；取其变化的长度相对于自身长度）计算。灰色区域内的单元，其作用不大于这类方向；其上的标记表示更大，q < 0.05。
attribution-concept_vectors-title = 概念向量
attribution-concept_vectors-alt = 每行一个概念，每层三列：对数几率沿该向量的导数、得分和可读程度，均带区间，旁有任意概念的灰色范围。
attribution-concept_vectors-caption = 对数几率沿各概念向量的变化，逐层给出，均在留出的图像上测得，附 95% 区间；导数与读出的区间包含更换回归所用图像会引起的变化（刀切法）。导数：零的右侧表示概念越多，图像越显得真实。得分：在最后一个隐藏层按构造只能是 0 或 1；若任意概念的得分取遍 0 至 1（灰色横贯），则不说明任何问题。灰色：任意概念向量的中间 95%；实心标记超出这一范围（q < 0.05），白色标记未超出。可读出：回归所解释的概念方差的比例；低于零的值不画出。淡色：不能从该层读出真实图像的这一概念，因此其向量没有意义。
attribution-decision-title = 从各层可以读出的内容
attribution-decision-alt = 四个分图，按轮次给出各层的曲线：真实或生成、{ -kind }{ -data.labels ->
   *[yes] { "" }
    [no] （略去）
}、判别器自身的判断及其差值。下方各行圆点表示训练前后的各项{ -data.strokes ->
    [yes] 笔画度量
   *[no] 图像度量
}。
attribution-decision-caption = 线性映射在每个检查点从像素和各隐藏层读出的内容，附 95% 区间。(a) 图像是真实还是生成，生成图像取该轮自身的样本；点线：偶然水平。{ -data.labels ->
   *[yes] (b) 真实测试图像是哪个{ -kind }；点线：偶然水平。
    [no] (b) 真实测试图像属于哪一类别已略去：{ -data } 没有标签。
}(c) 判别器自身的对数几率，真实与生成图像合并：判断已可直接读出时为 1；低于 1 时，用更多图像拟合的透镜或许能读出更多。(d) 在各层读出的判断，真实图像的均值减去生成图像的均值。(e) 真实测试图像的{ -data.strokes ->
    [yes] 笔画度量
   *[no] 度量
}：在最后一个检查点（蓝）与训练前（灰），其方差有多少可从各层读出；若训练后的层与若干重新抽取初始权重的网络之间的差异，超出后者彼此在这些图像和其他图像上的差异，则为实心（q < 0.05，Benjamini–Hochberg，涵盖所有层与运行）；无可训练之处为黑色。未训练的层已能传递探针所读内容的大部分。
attribution-special_samples-title = 特殊样本
attribution-special_samples-alt = 每行一类图像：一幅图片、对数几率的分布、相对于真实{ -kind }的 AUROC{ -data.labels ->
   *[yes] 、裁判认出{ -kind }的比例，以及逐层
    [no] ，以及逐层
}读出的判断的彩色格。
attribution-special_samples-caption = 每行一类图像；所示图片为该类中对数几率居中的一幅。颜色：真实图像、生成图像、经改动的真实{ -kind }、没有{ -kind }的图像、由梯度上升与下降得到的图像。山脊：对数几率的密度，各用自己的高度，横轴在零附近为线性，远处为对数；点线：零，判断在此反转；短线：单幅图像。AUROC：真实测试{ -kind }的对数几率更高的概率，附 95% 区间；D 认为所有真实{ -kind }都更真实时为 1，认为该类更真实时低于 0.5；不为 0.5 者为实心（q < 0.05），由梯度生成的图像不作检验。{ -data.labels ->
   *[yes] 其后是裁判认出{ -kind }的图像所占的比例。右
    [no] 右
}：线性透镜在像素和各层读出的平均判断，最后一列为对数几率本身；蓝色：真实。透镜只在真实{ -kind }与自身样本上拟合：对其他类别，只说明针对前两者的线性规则向外延伸的情形。
attribution-extremes-title = 最偏好与最排斥的图像
attribution-extremes-alt = 三行小图：对数几率最高的图像、其起点和对数几率最低的图像，{ -data.labels ->
   *[yes] 下方标有对数几率与{ -kind }。
    [no] 下方标有对数几率。
}
attribution-extremes-caption = 中行：作为起点的图像。上行与下行：对数几率经梯度上升与下降之后的图像，限于 [−1, 1] 之内、与真实{ -kind }均值的距离不超过真实{ -kind }典型距离的图像；右侧：限于生成器能够绘出的图像，在隐向量所处的球面上移动隐向量得到。{ -data.labels ->
   *[yes] 每幅图像下方为其对数几率（nat）以及裁判认出的{ -kind }，未认出时标“无{ -kind }”。
    [no] 每幅图像下方为其对数几率（nat）。
}
attribution-weak_spots-title = 弱点
attribution-weak_spots-alt = 两种攻击下翻转图像的比例随半径变化的曲线，旁有随机符号的灰色范围；使其翻转的变化的示例；判断的各种变化及其对照范围；以及两幅单个像素作用的分布图。
attribution-weak_spots-caption = 留出的图像。(a) 每个像素可在半径（以数据的灰度级计）之内变化时，原本判断正确的图像变为判断错误的比例，附 95% 区间：使真实图像显得像生成图像，以及使生成图像显得真实。灰色：同样大小的随机符号，多次抽取的中间 95%。{ -data.labels ->
   *[yes] (b) 在翻转且裁判原先认出{ -kind }的图像中，裁判改称其他{ -kind }或认不出{ -kind }的比例；灰色：同样的图像取随机符号。翻转的图像少时，比例所依据的图像也少。
    [no] (b) 裁判对它们的判断已略去：{ -data } 没有标签。
}(c) 大约在半径中位数处翻转的图像、使其翻转后的图像以及二者的变化（红：{ -ink }增加；蓝：{ -ink }减少），放大到一个半径为满色；{ -data.labels ->
   *[yes] 下方为半径、对数几率和裁判的判断（?：未认出）。
    [no] 下方为半径和对数几率。
}(d) ROC 曲线下面积与平均对数几率的变化，附 95% 区间，每行用各自的标度：将最外四圈像素或其余全部像素设为背景（灰色：从随机像素除去等量{ -ink }）；生成图像的每个像素移到 256 个灰度级中最近的一级，取反方向等大的一步不能抵消的部分（灰色：该步对其自身一侧影响的 5%）；真实图像加上一级以内、偏离灰度级的均匀噪声，减去同样大小、落在灰度级上的噪声（灰色：两次在灰度级上的抽取）；两个网络分别处于训练模式。(e) 将单个像素设为黑或白时对数几率的最大变化，为若干判断正确的图像的均值。

quality-short = 样本
quality-title = 样本有多好？

# 答案。
quality-answer-coverage = 覆盖率是指附近有样本的真实图像所占的比例，真实图像自身可达 { $real }。{ $runs ->
    [one] 唯一的一次运行为 { $best }，{ $below ->
        [0] 与真实图像无法区分。
       *[other] 低于真实图像。
    }
   *[other] { $runs } 次运行中有 { $below } 次低于真实图像：最高的 { $best_run } 为 { $best }，最低的 { $worst_run } 为 { $worst }。
}
quality-answer-undefined = 覆盖率是指附近有样本的真实图像所占的比例，它对任何一次运行都没有定义，因此无从判断样本的好坏。
quality-answer-distance = 在独立裁判的特征空间中，样本到训练图像的 Fréchet 距离平方是测试图像的 { $runs ->
    [one] { $low } 倍。
   *[other] { $low } 至 { $high } 倍。
}
quality-answer-copies = { $copying ->
    [0] 没有发现哪次运行复制训练图像的比例高于留出图像与训练图像相近的比例。
   *[other] { $runs } 次运行中有 { $copying } 次复制训练图像的比例高于留出图像与训练图像相近的比例（p &lt; 0.05）；即使完全没有复制，也会有二十分之一的运行如此。
}

# 最后检查点的各项指标。
quality-measures = 全部指标
quality-measures-judged = 每个检查点抽取 { $number } 个样本。方括号内是 95% 置信区间；“真实图像”一列是用测试图像代替样本所得的数值。
quality-measure = 最后检查点
quality-measure-real = 真实图像
quality-measure-frechet_distance = Fréchet 距离
quality-measure-frechet_random = Fréchet 距离（随机特征）
quality-measure-frechet_pixels = Fréchet 距离（像素）
quality-measure-kernel_distance = 核距离
quality-measure-precision = 精确率
quality-measure-density = 密度
quality-measure-recall = 召回率
quality-measure-coverage = 覆盖率
quality-measure-different_bins = 比例不同的箱
quality-measure-effective_modes = 有效类别数
quality-measure-histogram_distance = 类别比例的距离
quality-measure-abstains = 裁判弃权
quality-measure-confidence = 裁判的置信度
quality-measure-nearest_distance = 到最近训练图像的距离
quality-measure-copied = 训练图像的复制品
quality-measure-copied_p = “无复制”的 p 值
quality-measure-pixel_sd = 像素的标准差
quality-measure-saturated = 饱和像素
quality-along = 训练过程中的变化

# 复制。
quality-copies = 训练图像的复制品
quality-copies-share = 样本中复制品的比例
quality-copies-real = 留出图像的相应比例
quality-copies-p = “不多于留出图像”的 p 值
quality-copies-verdict = 复制品
quality-copies-undefined = 没有定义
quality-copies-more = 多于留出图像
quality-copies-no-more = 就目前所能判断的，不多于留出图像
quality-copies-expected = 若没有复制，至多二十分之一的运行的 p 值小于 .05。

# 可解释性与质量。
quality-trade = 可解释性与质量
quality-trade-lost = 可解释性与质量的关系已略去。
quality-trade-few = 更容易解释的网络，样本是否更差？这些运行不足以判断：置信区间和检验以运行为单位，至少需要五次。以下只是对这 { $runs } 次运行的描述。
quality-trade-none = 更容易解释的网络，样本是否更差？这里既没有发现此消彼长的关系，也没有发现相反的关系：在可以检验的 { $tested } 种情形中，没有一种情形的可解释性指标与到数据的距离或与覆盖率相关（q &lt; 0.05）。
quality-trade-some = 更容易解释的网络，样本是否更差？以下情形存在此消彼长的关系：
quality-trade-opposite = 更容易解释的网络，样本是否更差？这里没有此消彼长的关系，反而相反：
quality-trade-both = 更容易解释的网络，样本是否更差？有些情形更差，有些情形更好：
quality-trade-found = { $group }：{ $target }越高，{ $concept ->
    [coverage] 覆盖率
   *[distance] 到数据的距离
}越{ $sense ->
    [worse] 差
   *[better] 好
}（{ $size }）
quality-trade-with = 秩相关：可解释性指标
quality-trade-and = 质量指标
quality-trade-q = ，q = { $q }

# 裁判。
quality-judge = 裁判
quality-judge-accuracy = 样本画的是什么，由一个独立的分类器（即裁判）判断。它在 { $images } 张测试图像上的准确率为 { $accuracy }%，{ $accepted ->
    [none] 对其中的 { $abstains }% 弃权。
   *[other] 对其中的 { $abstains }% 弃权，在其余图像上的准确率为 { $accepted }%。
}温度为 { $temperature } 时，其期望校准误差为 { $error }。

# 博弈。
quality-game = 判别器对样本的要求
quality-game-untrained = { $run } 的网络来自文件，因此没有训练过程可以展示，也没有博弈可以追踪。

quality-method =
    <b>折与置信区间。</b>每个检查点的样本分为若干折；估计值是各折的均值，附 95% 的 t 区间（图像的比例，其区间不窄于同样数目的 Wilson 区间），每一折都与同样多的训练图像比较。真实图像指测试图像，其处理方式与样本相同。

    <b>空间。</b>除非注明在像素空间或在未经训练的网络的特征空间中，距离和近邻都在裁判的特征空间中计算。

    <b>距离。</b>Fréchet 距离取平方。两组图像来自同一分布时，核距离在零附近。

    <b>近邻。</b>精确率是靠近真实图像的样本所占的比例；密度则计入附近有多少真实图像；召回率是靠近样本的真实图像所占的比例；覆盖率是这样的真实图像所占的比例：有样本比它的真实近邻离它更近。若一组中有一半的点相同，则这些指标缺失。

    <b>箱与类别。</b>“比例不同的箱”是像素空间中这样的箱：按 5% 水平的检验，落入其中的样本比例与训练图像的比例不同。有效类别数是 exp(熵)，其中的熵取自裁判未弃权样本的类别比例，并按裁判在测试图像上的错误加以校正；类别比例的距离是它与裁判接受的训练图像的类别比例之间的全变差距离。

    <b>像素。</b>饱和像素是绝对值超过 0.99 的像素。样本到最近训练图像的距离取中位数，是像素值在 [−1, 1] 内的均方根，计算之前先把两张图像按整像素移到中央；平滑而典型的样本不是复制品，也可以离得很近。

    <b>复制品。</b>如果一个样本到最近训练图像的距离比到第二近的小得多，其程度在同类的留出图像中只有约百分之一能达到，就算作复制品；经过平移或带轻微噪声的复制品也能这样找到。p 值针对的假设是“样本中的复制品不多于留出图像”。

    <b>可解释性与质量。</b>训练过程中：各次运行的均值，以同一研究对象的两次运行的配对作为零分布，二者经历同样的训练；因此，如果一个明显的相关与这些配对无法区分，它就来自训练本身，而不是来自某次运行自身的进程。各次运行之间：取最后检查点；不同研究对象同时在许多方面有差别。种子之间：按每个研究对象内部的秩计算。

    <b>博弈。</b>对一个样本的推力是生成器的损失对图像的梯度取负，也就是判别器希望改变的内容。推力的强度按一阶近似计算，即沿推力移动长度 1（像素值从 −1 到 1）的变化。计算路径角时，权重沿直线从一个检查点移到另一个检查点并继续延伸，取这条路径与双方梯度在该处所拉方向之间的余弦；计算用同一批固定的数据，不用 dropout，批归一化在每个位置都取这批数据的统计量。换一批数据，曲线也会移动，这一点图中的灰带没有反映。

quality-answer-title = 各次运行的样本与真实图像的比较
quality-answer-alt = 四个面板，每次运行占一行：最后检查点的覆盖率、精确率、密度和 Fréchet 距离平方，各为一个带置信区间的点；灰带是真实图像的数值，叉号是网络未经训练时的数值。
quality-measures-title = 训练过程中的样本质量
quality-measures-alt = 十二个面板，各为一项质量指标，横轴是轮数，每次运行一条线；各点带置信区间，灰带是真实图像的数值。
quality-samples-title = 训练过程中的样本
quality-samples-alt = 左边是样本的网格，每个检查点占一行，各行使用相同的隐变量；右边的表格给出裁判所判各类别的比例和弃权的比例，每个检查点占一行。
quality-dynamics-title = 双方的博弈
quality-dynamics-alt = 上方是灰度样本，每个样本旁边用红蓝两色画出判别器希望改变的内容，每个检查点占一行。下方的表格给出每个判别器对每个生成器的样本判断正确的比例，两个面板给出推力的方向和强度随轮数的变化，另有三个面板给出从一个检查点到下一个检查点的路径上的余弦。
quality-trade_off-title = 可解释性与质量
quality-trade_off-alt = 四个面板，各画出一项可解释性指标与 Fréchet 距离平方的关系；同一次运行的检查点用线相连，面板上方是秩相关系数。
quality-strip-title = 最后检查点的样本
quality-strip-alt = 最后一个检查点的八个样本，排成一行。

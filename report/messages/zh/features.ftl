features-short = 各层
features-title = 噪声怎样变成图像？

features-answer-read = 在 { $all } 次运行中的 { $runs } 次里，线性探针从生成图像所用的噪声中读出类别的平衡准确率为 { $first }，从生成器最后一个隐藏层中读出的平衡准确率为 { $last }；标签打乱后，97.5% 的情形低于 { $bound }。
features-answer-apart = { $grown ->
    [0] 没有一次运行的最后隐藏层的 95% 置信区间整个高于噪声的区间，因此尚不能说各层把类别分开。
   *[other] 这 { $runs } 次运行中，有 { $grown } 次的最后隐藏层的 95% 置信区间整个高于噪声的区间：在这些运行中，各层把类别分开了。
}
features-answer-shallow = 有 { $runs } 个生成器没有隐藏层；从其噪声中读出类别的平衡准确率为 { $first }，而标签打乱后 97.5% 的情形低于 { $bound }。
features-answer-dimension = { $read ->
    [0] 噪声占据 { $noise } 个维度，图像占据 { $image } 个维度（有效维数）。
   *[other] 在能读出类别的运行中，噪声占据 { $noise } 个维度，图像占据 { $image } 个维度（有效维数）。
}
features-answer-unread = { $runs ->
    [1] { $names } 的生成器生成的、裁判网络能辨认的类别不足两个，因此无法从其各层中读出类别。
   *[other] 有 { $runs } 个生成器（{ $names }）生成的、裁判网络能辨认的类别不足两个，因此无法从其各层中读出类别。
}
features-answer-lost = 有 { $runs } 次运行缺少各层的结果：有一个作业失败了。

features-layers = 各层包含什么
features-layers-what = 每行是生成器的一层；每次运行的第一行是噪声本身。
features-layer = 层
features-width = 宽度
features-dimension-untrained = 有效维数（未训练）
features-dimension = 有效维数
features-accuracy = 线性探针读取类别的平衡准确率
features-shuffled = 打乱标签的上界
features-one = 逐次运行
features-unread = 该生成器生成的、裁判网络能辨认的类别不足两个，因此无法从其各层中读出类别。
features-no-hidden = 没有隐藏层可供读取类别。
features-no-discriminator = { $subject } 没有判别器，因此略去使其单元激活最大的图像。
features-lost = 各层的结果缺失。

features-method = <b>读取类别。</b>隐向量库只抽取一次，并分为两半。在用于发现的一半上，线性探针（岭回归）学习由某一层的取值判断裁判网络在图像中看到的类别；在留出的一半上检验。裁判网络弃权的样本不计，在任一半中不足 10 个样本的类别也不计；类别不足两个时，就没有可读取的内容。由于各类别的生成频率不同，采用平衡准确率，即各类别被正确找出的比例的平均值。95% 置信区间由对留出的一半作自助法得到；与之对照的是把留出一半的标签打乱后的结果（97.5% 的抽取低于该上界）。无论结果如何，始终比较隐向量与最后一个隐藏层。

    <b>有效维数。</b>某一层的取值在隐向量库上的协方差的参与比：相当于多少个维度均分全部方差。

    <b>探针说明什么。</b>能从某一层读出类别，并不说明后面的层使用了它；单元起什么作用是另一个问题，见<a href="units.zh.html">单元</a>一页。

    <b>以图像表示单元。</b>权重是单个单元与图像之间的权重，前提是该层与图像全连接。使判别器的某个隐藏单元激活最大的图像由梯度上升得到，并限制在真实图像到平均图像的典型距离之内；所示单元是在用于发现的一半上最能区分真实图像与生成图像的单元。

features-answer-title = 从每一层读出图像类别的准确程度
features-answer-alt = 每种网络一个子图，每次运行一条线：线性探针读取类别的平衡准确率，左端为噪声，右端为图像，带误差棒；远在其下的灰带是打乱标签所得的范围。生成类别不足两个的网络，其子图为空。
features-generator_layers-title = 从噪声到图像，逐层展开
features-generator_layers-alt = 上方是网格：每行一个隐向量，依次为生成器各层的取值，以彩色方块表示，末端是一张数字图像。中间是各层中许多隐向量的二维散点图，按类别着色；下方是按层排列的两幅折线图，分别为有效维数与平衡准确率。
features-unit_pictures-title = 以图像表示单元
features-unit_pictures-alt = 若干行小方图：以红蓝表示的生成器与判别器单元的权重，以及使判别器单元激活最大的灰度图像；每幅图下方是单元编号。
features-discriminator_layers-title = 真实图像与生成图像在判别器各层中的分布
features-discriminator_layers-alt = 上方是判别器每层的散点图，真实图像为蓝点，生成图像为橙色三角，另有 logit 的直方图。下方是两幅 ROC 曲线下面积的折线图：一幅按层给出最后一个检查点的值，一幅按轮数给出每一层的值，点线表示偶然水平 ½。

# 剖析判别器的各图中的文字。

# 多个图共用
attribution_figures-real = 真实图像
attribution_figures-generated = 生成图像
attribution_figures-before-training = 训练前
attribution_figures-not-measured = 未测量
attribution_figures-not-tested = 未检验
attribution_figures-failing = { $method }（✗ 未通过）
attribution_figures-pair = { $one }{ $between }与{ $other }

# 回答
attribution_figures-apart-y = AUROC，真实对生成
attribution_figures-depth = 层，从像素到判断
attribution_figures-verdict = 判断
attribution_figures-signs-at-least = 随机符号：至少
attribution_figures-pixel-methods = 标出像素的方法
attribution_figures-flips = 使半数图像翻转
attribution_figures-no-discriminator = 没有可供剖析的判别器

# 检查
attribution_figures-no-method = 没有方法经过检查
attribution_figures-weights = 重抽权重
attribution_figures-weights-axis = 相关系数
attribution_figures-labels = 打乱标签
attribution_figures-labels-axis = 相关系数
attribution_figures-deletion = 删除
attribution_figures-deletion-axis =
    超出升序的
    面积，SD
attribution_figures-infidelity = 未解释部分
attribution_figures-infidelity-axis =
    占均方变化
    的比例
attribution_figures-sensitivity = 最大敏感度
attribution_figures-sensitivity-axis =
    归因图的最大
    相对变化
attribution_figures-passes = 通过
attribution_figures-fails = 未通过
attribution_figures-decides-nothing = 不作判定
attribution_figures-right-labels = 用正确标签训练的两个网络
attribution_figures-no-layer = 无
attribution_figures-cascade-y = 与原归因图的秩相关
attribution_figures-cascade-x = 从对数几率起重抽到的层
attribution_figures-methods = 方法
attribution_figures-baselines = 基线

# 归因图
attribution_figures-check-completeness = 完备性
attribution_figures-check-weights = 权重
attribution_figures-check-labels = 标签
attribution_figures-check-deletion = 删除
attribution_figures-mean-of-real =
    真实
    均值
attribution_figures-mean-of-generated =
    生成
    均值
attribution_figures-image-logit =
    图像与
    对数几率
attribution_figures-other-baselines =
    { $method }，
    取其他基线
attribution_figures-lowers = 降低
attribution_figures-raises = 提高
attribution_figures-own-scale = 对数几率；每幅归因图用各自的标度，以其最大值为界；灰底：未通过的方法

# 曲线
attribution_figures-deletion-of-real = 删除，真实图像
attribution_figures-deletion-of-generated = 删除，生成图像
attribution_figures-insertion-of-real = 插入，真实图像
attribution_figures-insertion-of-generated = 插入，生成图像
attribution_figures-deletion-pixels = 已移除的像素，%
attribution_figures-insertion-pixels = 已放入的像素，%
attribution_figures-mean-logit = 平均对数几率（nat）

# 各层的贡献
attribution_figures-no-layer-contributes = 该判别器没有作出贡献的隐藏层
attribution_figures-conductance-real =
    真实图像的平均
    传导度（nat）
attribution_figures-for-generated = 生成图像（nat）
attribution_figures-share-of-conductance = 占全部传导度的比例
attribution_figures-strongest-first = 单元比例，由强到弱
attribution_figures-conductance-sum =
    以黑图为起点的传导度，
    对单元求和（nat）
attribution_figures-carrying =
    承载判断的单元
    占该层的比例
attribution_figures-with-influence =
    与内部影响
    的秩相关

# 单元
attribution_figures-no-unit = 该判别器没有测量过消融的单元
attribution_figures-units-of = { $layer }：{ $units } 个单元
attribution_figures-change-of-real =
    真实图像对数几率
    的变化（nat）
attribution_figures-of-generated = 生成图像对数几率的变化（nat）
attribution_figures-relative-effect =
    效应，相对于
    随机方向
attribution_figures-largest-first = 单元比例，由大到小
attribution_figures-works = 支持判断
attribution_figures-opposes = 反对判断
attribution_figures-neither = 两者均不能断定
attribution_figures-ringed = 黑圈：超出随机方向
attribution_figures-logit-of-real = 真实图像的对数几率
attribution_figures-logit-of-generated = 生成图像的对数几率
attribution_figures-gradient = 梯度

# 概念向量
attribution_figures-no-vector = 没有概念具有可使对数几率变化的向量
attribution_figures-concept-derivatives =
    导数
    （余弦）
attribution_figures-concept-scores = 得分
attribution_figures-concept-readings = 可读出（R²）
attribution_figures-no-score = 得分按构造只能是 0 或 1
attribution_figures-not-beyond-arbitrary = 未超出任意概念
attribution_figures-unread = 不能从该层读出
attribution_figures-arbitrary = 任意概念的 95%

# 判断的位置
attribution_figures-nothing-read = 没有从各层读出任何内容
attribution_figures-apart = 真实或生成：AUROC
attribution_figures-kind = { -kind }：平衡准确率
attribution_figures-lens = D 自身的判断：R²
attribution_figures-lens-gap = 判断，真实减自身样本，nat
attribution_figures-epochs = 轮（0：未训练）
attribution_figures-probe = 线性探针的 R²
attribution_figures-changed = 已训练：有变化（q < 0.05）
attribution_figures-unchanged = 已训练：未见变化

# 特殊样本
attribution_figures-no-samples = 没有特殊样本
attribution_figures-not-there = { $kind }（缺）
attribution_figures-logits = 对数几率
attribution_figures-against-real =
    AUROC，
    对真实图像
attribution_figures-named-by-judge =
    裁判
    认出
    { -kind }
attribution_figures-logit-axis = D 的对数几率，nat（arsinh 标度）
attribution_figures-filled =
    实心：不为 0.5
    （q < 0.05）
attribution_figures-read-at = 在各处读出的平均判断，nat
attribution_figures-yes = 是
attribution_figures-no = 否

# 极端图像
attribution_figures-no-extremes = 没有极端图像
attribution_figures-highest =
    最高
    对数几率
attribution_figures-start = 起点
attribution_figures-lowest =
    最低
    对数几率
attribution_figures-images-near =
    邻近图像，起点：
    { $way }
attribution_figures-through-g =
    经由 G，起点：
    自身样本的隐向量
attribution_figures-no-kind = 无{ -kind }
attribution_figures-a-kind = { -kind } { $label }

# 弱点
attribution_figures-share-flipped = 翻转的比例
attribution_figures-changed-by-judge =
    其中裁判
    改判的比例
attribution_figures-radius = 半径（灰度级）
attribution_figures-no-image = { -data.labels ->
   *[yes] 没有可询问的图像
    [no] 略去：
    没有标签
}
attribution_figures-no-labels =
    略去：
    没有标签
attribution_figures-fgsm = FGSM，一步
attribution_figures-pgd = PGD，多步
attribution_figures-random-signs = 随机符号的 95%
attribution_figures-flipped = 翻转后
attribution_figures-change = 变化 ×{ $times }
attribution_figures-example = { -data.labels ->
   *[yes] 半径 { $radius }，对数几率 { $logits }
    裁判：{ $judge }
    [no] 半径 { $radius }，对数几率 { $logits }
}
attribution_figures-none-flipped = 判断正确的图像无一翻转
attribution_figures-border-black = 边框清空
attribution_figures-border-kept = 其余清空
attribution_figures-quantised = 生成图像，量化
attribution_figures-dequantised = 真实图像，去量化
attribution_figures-discriminator = D 处于训练模式
attribution_figures-generator = G 处于训练模式
attribution_figures-change-of-auroc = AUROC 的变化
attribution_figures-change-of-logit = 平均对数几率的变化（nat）
attribution_figures-none-told =
    无一
    判断正确
attribution_figures-by-one-pixel =
    单个像素引起的
    对数几率变化（nat）

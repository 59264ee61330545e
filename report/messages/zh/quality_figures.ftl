quality_figures-answer-coverage =
    覆盖率
    （1 为最佳）
quality_figures-answer-precision =
    精确率
    （1 为最佳）
quality_figures-answer-density =
    密度
    （真实图像约为 1）
quality_figures-answer-frechet_distance =
    Fréchet 距离平方
    （← 更好）
quality_figures-last = 最后检查点，95% 区间
quality_figures-real = 真实图像，95% 区间
quality_figures-diverged = 发散
quality_figures-diverged-before = 无：训练在此之前已发散
quality_figures-shares = 在 { $number } 个样本中的比例（%）
quality_figures-none = 无
quality_figures-judged = 裁判所判的类别（无：弃权）
quality_figures-named = 有名称的单元所占比例
quality_figures-aligned =
    坐标轴的对齐程度，
    相对旋转轴的 Hessian 惩罚
quality_figures-selective = 有选择性的方向所占比例
quality_figures-disentangled =
    坐标轴的解耦度 D，
    减去旋转轴的解耦度
quality_figures-distance = 裁判特征空间中的 Fréchet 距离平方
quality_figures-correlation = { $group } ρ = { $rho }
quality_figures-no-game = 无：该研究对象没有判别器，因此不存在博弈
quality_figures-sample = 样本
quality_figures-push = 推力
quality_figures-real-images =
    真实
    图像
quality_figures-generator-of = 被判断的样本：第几轮的生成器
quality_figures-discriminator-of = 第几轮的判别器
quality_figures-judged-rightly = 判断正确的比例（%）
quality_figures-exchanged = 最近的图像，其他样本的推力
quality_figures-random-image = 随机图像
quality_figures-nearest-image = 最近的图像
quality_figures-cosine =
    推力与通向训练图像
    方向的余弦
quality_figures-rise = logit 的上升
quality_figures-fall = G 的损失的下降
quality_figures-step-of-one =
    沿推力移动长度 1
    的变化（nat）
quality_figures-random = 随机方向，95%
quality_figures-both = 双方
quality_figures-generator = 生成器
quality_figures-discriminator = 判别器
quality_figures-from =
    0
    起点
quality_figures-to =
    1
    终点
quality_figures-place = 路径上的位置 a
quality_figures-field =
    博弈的向量场与
    两轮之间方向的余弦
quality_figures-epochs = 轮次

# 理论各图的标注。
theory_figures-saturating = 饱和
theory_figures-non-saturating = 非饱和
theory_figures-saturating-loss = 饱和损失
theory_figures-non-saturating-loss = 非饱和损失
theory_figures-real-part = 实部
theory_figures-imaginary-part = 虚部
theory_figures-run-seed = { $subject }，种子 { $seed }
theory_figures-steps = 步数
theory_figures-log-two = log 2

# answer
theory_figures-ratio = 实测值 ÷ 预测值
theory_figures-given = 理论假设成立
theory_figures-training = 训练中
theory_figures-tenth = ±10%
theory_figures-within = 相差 10% 以内
theory_figures-beyond = 相差更大
theory_figures-eigenvalue = 特征值，最小的博弈
theory_figures-divergence = 散度，已知密度
theory_figures-slope = 斜率，丢失的模式
theory_figures-value = 散度，由训练中的 D 推得
theory_figures-gradient = 梯度，{ $run }
theory_figures-near = 近处轨迹，{ $run }
theory_figures-far = 相距一步的轨迹，{ $run }
theory_figures-none = 理论所预测的量在此均未测量

# dirac
theory_figures-formula = 公式
theory_figures-differentiated = 求导
theory_figures-simulated = 模拟
theory_figures-theta = θ（生成器）
theory_figures-psi = ψ（判别器）
theory_figures-setting = { $number }  { $setting }

# known
theory_figures-density = 密度
theory_figures-best = 最优
theory_figures-trained = 训练所得
theory_figures-best-d = 最优的 D
theory_figures-trained-d = 训练所得的 D

# dropping
theory_figures-divergence-nats = 散度（奈特）
theory_figures-slope-nats = 对份额的斜率（奈特）
theory_figures-share-of-mode = 模式的份额（真实点中为 ½）

# moving
theory_figures-along = 训练过程
theory_figures-as-d = D 所反映的值
theory_figures-jsd-nats = JSD（奈特）

# frozen
theory_figures-untrained = 此处没有训练任何运行
theory_figures-steps-of-d = D 的步数
theory_figures-norm = G 的梯度范数
theory_figures-bound = 散度下界（奈特）
theory_figures-factor = 因子 D 的预测
theory_figures-at-most = 饱和损失的上界
theory_figures-last = 最后一个检查点
theory_figures-first = 所考察的第一个检查点
theory_figures-by-classes = 由裁判类别得到的下界
theory_figures-real-real = 真实对真实

# jacobian
theory_figures-no-eigenvalues = 没有任何运行得到特征值，原因见正文
theory_figures-run-epoch = { $subject }，种子 { $seed }，第 { $epoch } 轮
theory_figures-magnitude = 最大模
theory_figures-real = 最大实部
theory_figures-others = 另一批图像
theory_figures-played-near = 实际演算，近处
theory_figures-played-far = 实际演算，相距一步

# stacked
theory_figures-no-stacks = 此处没有在 Stacked { -data } 上训练 GAN
theory_figures-modes = 模式数
theory_figures-kl-nats = KL(q‖p)（奈特）
theory_figures-test = 测试图像
theory_figures-packing = { $packing ->
    [1] 不打包
   *[other] { $packing } 幅一包
}
theory_figures-training-steps = 训练步数 + 1
theory_figures-all-samples = 全部样本
theory_figures-sure = 裁判确信的样本
theory_figures-published = 已发表
theory_figures-from-p = 从 p 抽取的标签
theory_figures-as-veegan = 同 VEEGAN

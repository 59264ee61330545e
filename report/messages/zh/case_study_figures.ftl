# 案例研究各图中的文字；层名与符号保持原样。
case_study_figures-samples = 同一组隐向量的样本；各行为训练步数
case_study_figures-part = 随 z 变化的部分（0 至 1）
case_study_figures-this-run = 步数 + 1，该运行
case_study_figures-healthy-run = 步数 + 1，健康运行
case_study_figures-layer-of-g = G 的层
case_study_figures-diverges = 发散
case_study_figures-loss = 损失（奈特）
case_study_figures-fork = { $run }，{ $fork }
case_study_figures-of-loss = 损失：|∂L/∂ℓ|
case_study_figures-of-logit = D：|∂ℓ/∂x|
case_study_figures-of-output = 输出：tanh′(a)
case_study_figures-together = 合计：|∂L/∂a|
case_study_figures-mean = 样本均值
case_study_figures-norm = 平均损失的梯度范数
case_study_figures-nothing = 不改变配方的行
case_study_figures-real = 真实测试图像
case_study_figures-classes = 画出的类别数
    （灰色：训练成功）
case_study_figures-coverage = 覆盖率
case_study_figures-frechet = Fréchet 距离

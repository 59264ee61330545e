training_figures-loss = 损失（nat）
training_figures-output = D 的平均输出
training_figures-gradient = 梯度的范数
training_figures-diverges = 发散
training_figures-trains = 训练成功
training_figures-classes = 画出的类别数
training_figures-abstains = 裁判弃权（%）
training_figures-real = 对真实图像

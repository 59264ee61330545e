index-short = 概览
index-title = 网络在做什么
index-what = 生成对抗网络（GAN）让一个网络学习画图，另一个网络分辨画出的图与真实图像，二者相互博弈。glassgan 在手写数字上训练这样的网络并把它们拆开；下面的每句话都是一个本可能失败的实验的结果。
index-question = GAN 的哪些部分产生了它所画的东西，我们有多大把握？
index-findings = 十条最明确的发现
index-verdicts = 共有 { $number } 条论断在检验之前写下，并在无人看过的网络上检验：{ $supported } 条得到支持，{ $refuted } 条被否定，{ $undecided } 条未定；其余只给出数值。任何错误论断被判为“得到支持”的概率至多为 5%。
index-evidence = 证据
index-test = 检验
index-trust = 这些仪器可以信到什么程度
index-scorecard = 在内部结构由人构造的网络上，{ $meant } 种仪器中有 { $found } 种找到了植入的东西，{ $loud ->
    [0] 而在没有植入任何东西的地方，没有一种看到的超过偶然。
   *[other] 但有 { $loud } 种在没有植入任何东西的地方看到了什么。
}
index-scorecard-link = 记分卡
index-runs = 各次运行
index-runs-what = 一次运行是由一个随机种子训练一次的一对网络。若独立的裁判在至少 2% 的样本中认出某一类，则该类算作画出；十类中至少画出九类，则该运行算作训练成功。
index-samples = 最后检查点的样本
index-classes = 画出的类别
index-abstains = 裁判弃权
index-epoch = 轮数
index-trains = 训练成功
index-of = { $all } 类中的 { $some } 类
index-strip = 运行 { $run } 的八个样本
index-answer-title = 二十个单元承载一个数字的大部分
index-answer-alt = 十列，每列一个数字。上面几行是画出的数字，下面几行是去掉二十个单元后的同样样本：有些变成了别的数字或一团模糊。最下方，每个数字有一个点，远高于零附近的灰色带。

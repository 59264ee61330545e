index-short = 概览
index-title = 网络在做什么
index-what = 生成对抗网络（GAN）让一个网络学习画图，另一个网络分辨画出的图与真实图像，二者相互博弈。glassgan 在{ -drawn-kinds }上训练这样的网络并把它们拆开；下面的每条发现都是一个本可能失败的实验的结果。
index-question = GAN 的哪些部分产生了它所画的东西，我们有多大把握？
index-findings = 十条最明确的发现
index-evidence = 证据
index-test = 检验
index-trust = 这些仪器可以信到什么程度
index-scorecard-link = 记分卡
index-runs = 各次运行
index-runs-what = 一次运行是由一个随机种子训练一次的一对网络，以其种类和种子命名。{ -data.labels ->
   *[yes] 若独立的裁判在至少 2% 的样本中认出某一类，则该类算作画出；十类中至少画出九类，则该运行算作训练成功。
    [no] { -data } 没有标签，因此不涉及类别。
}
index-samples = 最后检查点的样本
index-classes = 画出的类别
index-abstains = 裁判弃权
index-epoch = 轮数
index-trains = 训练成功
index-of = { $all } 类中的 { $some } 类
index-strip = 运行 { $run } 的八个样本
index-answer-title = { -data.labels ->
   *[yes] 去掉部分单元后的{ -kind }
    [no] 哪些单元画出某一类
}
index-answer-alt = { -data.labels ->
   *[yes] { -classes }列，每列一个{ -kind }。上面几行是画出的{ -kind }，下面几行是去掉所选单元后的同样样本：有些变成了别的{ -kind }或一团模糊。最下方，每个{ -kind }有一个点，远高于零附近的灰色带。
    [no] 说明为何没有内容的文字。
}
index-answer-caption = { -data.labels ->
   *[yes] 上：生成器画得足够多的每个{ -kind }的至多六幅图像；其下：同样的噪声，但将生成器的至多二十个单元置零后所画的图像。这些单元是在另一批样本上为该{ -kind }选出的。下图给出在所有显示该{ -kind }的样本上，独立裁判网络给该{ -kind }的概率下降了多少（点，附 95% 区间；低于零表示上升），以及去掉同样多、能量（取值的均方）相同的随机单元时下降多少（灰色，各次抽取的中间 95%）。点高于灰色区域之处，这些单元所承载的多于偶然；点低于 100% 之处，其他单元也在承载该{ -kind }。
    [no] 略去：{ -data } 没有标签，因此无法为某一类别选出单元。
}
index-findings-what = 被否定的列在最前，其余按明确程度（p 值）排列，下面的每个问题至多两条。它们在所标的网络上检验，而不是在据以提出它们的网络上；上图所示的可能是后者之一。方括号内是 95% 置信区间，针对样本；给出单元所占比例时针对单元。同类的另一个网络可能不同。
index-tested-on = 网络：{ $subject }，{ $number ->
   *[other] 随机种子
} { $seeds }。
index-answer-sets = { $beyond ->
    [0] 没有一个单元集合可与随机集合区分（q &lt; 0.05）
   *[other] 单元的集合可以，在 { $tested } 个{ -kind }中有 { $beyond } 个如此（q &lt; 0.05：此类判断中至多二十分之一有误）
}：在 { $run } 中，把 { $layer } 层中在另一批样本上为某个{ -kind }选出的至多 { $size } 个单元置零后，独立裁判给该{ -kind }的概率下降 { $least }% 至 { $most }%；去掉同样多、能量相同的随机单元，95% 的抽取中至多下降 { $random }%。
index-answer-sets-alone = 单元的集合是否可以尚不可知：在 { $run } 中，去掉 { $layer } 层中在另一批样本上为某个{ -kind }选出的至多 { $size } 个单元后，独立裁判给该{ -kind }的概率下降 { $least }% 至 { $most }%；没有可供比较的随机集合。
index-answer-none = { -data.labels ->
   *[yes] 此处没有任何单元集合可在{ -kind }上尝试。
    [no] 这里无法考察哪些单元共同画出某一类：{ -data } 没有标签。
}
index-answer-single = { $layers ->
    [none] 单个单元无法与其所在层的随机方向区分开（检验偏于保守）
   *[other] 单个单元在 { $layers } 中{ -data.labels ->
       *[yes] 也
        [no] { "" }
    }可以（q &lt; 0.05）
}：在另一批样本上作用最大的 { $tested } 个单元中，有 { $beyond } 个对图像的作用超过其所在层 97.5% 的随机方向；以同样方式选出的 { $drawn } 个随机方向中，有 { $random } 个如此。
index-subject-article = <b>article</b> 是本项目所出发的那篇教程文章中的 GAN。
index-subject-mlp = <b>mlp</b> 是在生成器中加入批归一化、在对数几率上计算损失的该文章的 GAN。
index-subject-dcgan = <b>dcgan</b> 是一个小型卷积 GAN。

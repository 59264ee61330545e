training-short = 训练
training-title = 它能训练起来吗？文章里的 GAN 为什么不能？

# 答案。
training-answer-none = 这里没有训练任何网络：网络来自文件。
training-answer-unlabelled = { -data } 没有标签，因此无法计数一次运行画出多少类，也就不按这一规则判断它是否训练成功；样本有多好，见<a href="quality.zh.html">到数据的距离</a>。<a href="{ $href }">案例研究</a>剖析了一个训练不成功的 GAN。
training-answer-runs = { $runs ->
    [one] 唯一的一次运行{ $train ->
        [0] 没有训练成功
       *[other] 训练成功
    }
   *[other] { $runs } 次运行中{ $train ->
        [0] 没有一次训练成功
       *[other] 有 { $train } 次训练成功
    }
}（训练成功是指在 { $all } 类中至少画出 { $least } 类）：{ $subjects }。
training-answer-subject = { $subject } 的 { $seeds } 个种子中有 { $train } 个成功
training-answer-untrained = { $most ->
    [0] 训练之前，这些网络一类也画不出。
   *[other] 训练之前，这些网络至多画出 { $most } 类。
}
training-answer-abstains = 即使训练成功，独立的裁判也认不准许多样本是什么{ -kind }：它对真实测试图像的弃权率为 { $real }，对这些样本则{ $train ->
    [one] 为 { $low }。
   *[other] 为 { $low } 至 { $high }。
}
training-answer-article-absent = 文章里的 GAN 不在这些运行之中；<a href="{ $href }">案例研究</a>对它做了剖析。
training-answer-article-trains = 文章里的 GAN 在这里训练成功，因此没有失败需要解释；它失败的运行见<a href="{ $href }">案例研究</a>。
training-answer-article-fails = 文章里的 GAN 输掉了博弈：在 { $run } 的末尾，判别器对真实图像的输出为 { $d_real }，对样本的输出为 { $d_fake }（1 表示确信为真），样本中一个像素的标准差只有 { $pixel }，而真实图像为 { $pixel_real }（像素值从 −1 到 1）{ $status ->
    [diverged] ，最后训练因出现非有限的数而中断
   *[finite] { "" }
}；在<a href="{ $href }">案例研究</a>尝试的各项单一改动中，只有在生成器中加入批归一化才使它训练成功。
training-answer-article-broken = 文章里的 GAN（{ $run }）在最初的几步就因出现非有限的数而中断；<a href="{ $href }">案例研究</a>对它做了剖析。

# 概览。
training-glance = 概览
training-epoch = 轮数
training-steps = 步数
training-status = 状态
training-classes = 画出的类别
training-abstains = 裁判弃权
training-saturated = 饱和像素
training-pixel = 像素的变化
training-loss-d = D 的损失
training-loss-g = G 的损失
training-d-real = D(x)
training-d-fake = D(G(z))
training-trains = 训练成功
training-of = { $some }/{ $all }
training-glance-rule = { -data.labels ->
   *[yes] 若裁判在 { $number } 个样本中的至少 2% 里认出某一类，则该类算作画出；至少画出九类的运行算作训练成功。
    [no] { -data } 没有标签：画出哪些类别、运行是否训练成功、裁判对多少样本弃权，均已略去。
}每一行说的是一个训练好的网络，而不是它的配方。
training-glance-files = –：该运行的网络来自文件。

# 曲线。
training-curves = 训练过程中的博弈
training-curves-none = 这里没有训练任何网络，因此没有曲线可以展示。

# 网络。
training-networks = 网络
training-subject = 研究对象
training-latent = 隐变量的维数
training-weights-g = G 的权重数
training-weights-d = D 的权重数
training-layers-g = G 的层
training-layers-d = D 的层

# 每次运行。
training-runs = 每次运行的训练过程
training-diverged = 训练在 { $step } 步之后、到达第 { $epoch } 轮之前发散；关于这次运行的一切都取自它最后的有限状态。
training-first = 重新执行发散的那一步（第 { $step } 步）：最先出现的非有限的数，是 <code>{ $operation }</code> 的 { $size } 个结果中的 { $number } 个，由 <code>{ $code }</code> 调用，操作数从 { $low } 到 { $high }。完整的经过见<a href="{ $href }">案例研究</a>。
training-file = { $subject } 来自{ $files ->
    [one] 一个文件
   *[other] 文件
}，因此没有训练过程可以展示：曲线、博弈的动态、发散和分叉均已略去，其单元旁边也没有未训练的网络作比较。
training-no-discriminator = { $subject } 没有判别器，因此判别器各层所能分辨的内容，以及其单元所要求的图像，均已略去。
training-left-out = 并非所有分析都适用于这些网络。由于{ $reason }，以下内容已略去：{ $parts }。
training-comma = 、
training-space = { "" }
training-percent = { $number }%

training-method =
    <b>样本。</b>每个检查点用相同的隐变量抽取样本，网络处于评估模式。饱和像素的绝对值超过 0.99。像素的变化是它在各样本间的标准差，像素值的范围为 −1 到 1。

    { -data.labels ->
       *[yes] <b>裁判。</b>裁判在每个检查点判断一批更多的样本；如果它的校准置信度低于阈值，或者它看不出{ -kind }，就弃权。<a href="quality.zh.html#judge">它有多可信</a>，见样本一页。各类别的比例按它在测试图像上的错误加以校正；画出的类别数则按它的判断直接计数。
        [no] <b>没有裁判。</b>{ -data } 没有标签；代替裁判的网络见<a href="quality.zh.html#judge">样本一页</a>。
    }

    <b>曲线。</b>损失和 D 的输出是若干步的窗口内的均值，梯度的范数取窗口最后一步之后的值。表中的损失、D(x)（对真实图像的输出）和 D(G(z))（对样本的输出）取自最后一个有限的窗口。达到均衡时，D 和 G 的损失分别为 2 ln 2 和 ln 2，D 的输出为 ½。

training-answer-title = { -data.labels ->
   *[yes] 最后的样本，以及训练过程中画出的类别
    [no] 最后的样本
}
training-answer-alt = { -data.labels ->
   *[yes] 上方是每次运行最后检查点的一条样本。下方两个面板的横轴是轮数，每次运行一条线：左图是画出的类别数，灰带从九到十，落入其中即训练成功；右图是裁判弃权的样本比例，灰线是真实图像的数值。
    [no] 每次运行最后检查点的一条样本。
}
training-answer-caption = { -data.labels ->
   *[yes] 上：每次运行最后检查点的样本，隐变量随机抽取（多于八次运行时，只取每个研究对象的第一次）。下：训练过程中的变化，颜色与运行对应。(a) 裁判在至少 2% 的样本中认出的类别数；落入灰带即训练成功。各条线略微错开，以免数目相同时互相遮挡。(b) 裁判弃权的样本比例，附按折计算的 95% 置信区间；灰线是它对真实测试图像的弃权率。
    [no] 每次运行最后检查点的样本，隐变量随机抽取（多于八次运行时，只取每个研究对象的第一次）。
}
training-curves-title = 损失、输出与梯度
training-curves-alt = 三行面板，每个研究对象一列，横轴是训练的步数：双方的损失、判别器对真实图像与生成图像的平均输出，以及梯度的范数；灰线表示均衡。
training-curves-caption = 双方的损失、判别器对真实图像与生成图像的平均输出，以及梯度的范数。灰线表示均衡：D 与 G 的损失分别为 2 ln 2 和 ln 2，输出为 ½。实线、虚线等线型代表不同的种子；红线是训练发散的那一步。

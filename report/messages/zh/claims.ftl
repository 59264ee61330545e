claims-short = 可信度
claims-title = 这些可以相信吗？

# 回答
claims-answer-instruments = 在内部机制已知的网络上，{ $meant } 种仪器中有 { $found } 种把植入的东西排在不起作用的东西之上；{ $loud ->
    [0] 对不起作用的对象，没有一种仪器把其中超过 { $percent }% 的判为起作用。
   *[other] 有 { $loud } 种仪器把不起作用的对象中超过 { $percent }% 的判为起作用。
}{ $mute ->
    [0] { "" }
   *[other] 它们的检验偏于保守，因此“发现了”比“没有发现”更说明问题：在带有检验的 { $tested } 种仪器中，有 { $mute } 种的检验只认出不到一半的植入对象，因为随机的单元和方向本身也有很大作用。
}
claims-answer-untried = 这些仪器没有在内部机制已知的网络上试验过。
claims-answer-claims = 共有 { $number } 条论断在检验之前写下，其中 { $tested } 条在无人看过的网络上接受了检验：{ $supported } 条得到支持，{ $refuted } 条被否定，{ $undecided } 条未定。其余 { $rest } 条在此处不作检验：有些只给出数值而不作判定，另一些需要本预设中没有的运行。任何错误论断被判为“得到支持”的概率至多为 5%。
claims-answer-none-tested = 事先写下的 { $number } 条论断在此处都无法检验，因为没有训练过无人看过的网络；只给出数值，不作判定。
claims-answer-generators = 在 { $runs } 个生成器中，{ $trusted ->
    [0] 没有一个满足可信卡的全部 { $lines } 项条件
   *[other] 有 { $trusted } 个满足可信卡的全部 { $lines } 项条件
}；满足最多的为 { $most } 项（{ $best }）。
claims-card-lost = 可信卡缺失。
claims-lost = 论断总账缺失。
claims-stability-lost = 解释稳定性的结果缺失。
claims-eyes-lost = 人眼所见的结果缺失。

# 判定
claims-verdict-supported = 得到支持
claims-verdict-refuted = 被否定
claims-verdict-undecided = 未定
claims-verdict-descriptive = 仅描述
claims-verdict-absent = 此处没有
claims-believed = （常见看法）
claims-measured = 测得：<b>{ $value }</b>{ $unit }
claims-not-measured = 未测得（{ $reason }）
claims-unmeasured = 未测得
claims-null = ；偶然情形为 { $low } 至 { $high }
claims-claimed = ；论断：{ $direction ->
    [above] 高于
   *[below] 低于
} { $threshold }。
claims-chance = 偶然：{ $low } 至 { $high }
claims-comma = 、
claims-semicolon = ；

# 记分卡
claims-scorecard = 这些仪器可以信到什么程度
claims-scorecard-what = 它们在仿体上试验过：仿体是每个单元、方向和像素的作用都已知的网络，有的由人直接构造，有的经过专门训练而具有这些作用。
claims-scorecard-short = 当植入的强度与同一仪器在训练所得网络中发现的相当时，ROC 曲线下面积不足 { $least } 的有：{ $names }。
claims-scorecard-none-short = 当植入的强度与同一仪器在训练所得网络中发现的相当时，凡应当找到植入对象的仪器，其 ROC 曲线下面积都不低于 { $least }。
claims-scorecard-loud = 把不起作用的对象中超过 { $percent }% 的判为起作用的有：{ $names }。
claims-instruments = 全部 { $number } 种仪器
claims-scorecard-mute = 它们的检验要求更高：单元或方向的作用须大于随机的单元或方向，而在植入很多的地方，后者的作用也很大。判为起作用的不到植入对象一半的有：{ $names }。
claims-instrument = 仪器
claims-planted-number = 植入数
claims-nothing-number = 无作用数
claims-area = ROC 曲线下面积
claims-by-strength = 各强度下的面积（由弱到强）
claims-said = 植入者的检出比例
claims-false = 无作用者的误报比例
claims-false-of = 检出比例：{ $network }网络
claims-not-run = 未运行

# 可信卡
claims-card = 哪些生成器可以信任
claims-card-what = 若测量值的整个区间都在阈值的正确一侧，则满足该条件；若都在另一侧，则不满足；若跨越阈值，则未定。阈值是参数（<code>claims.card</code>）。
claims-generator = 生成器……
claims-threshold = 阈值
claims-card-holds = 满足
claims-card-fails = 不满足
claims-card-open = 未定
claims-card-not-measured = 未测量
claims-concepts = { $number } 个概念
claims-advice = 由此应当怎么做
claims-advised-by = （{ $verdict }：{ $claim }）

# 稳定性
claims-stability = 解释有多稳定
claims-stability-what = 每种解释都在改变一个条件后重新给出。每个数值下方是偶然情形，即零分布中间的 95%；<b>粗体</b>表示未超出偶然情形。“单个隐向量”和“单张图像”说明单个样本在多大程度上表现出平均情形。
claims-explanation = 解释
claims-explained-by = 内容
claims-changed = 改变的条件

# 人眼所见
claims-eyes = 人看到了什么
claims-eyes-unlabelled = { -data } 没有标签，因此没有类别可以请人判断。
claims-ledger-unlabelled = 有关类别的论断未列出：{ -data } 没有标签。
claims-eyes-what = 裁判认为，去掉对应的单元集合后，{ -kind }就消失了。一份成对图像的问卷（<code>{ $sheet }</code>，英文）请人来判断：{ $set } 对是保留与去掉该{ -kind }单元集合的样本，{ $random } 对是保留与去掉同样数量随机单元的样本，{ $unchanged } 对是同一图像出现两次；顺序与左右只有密钥知道。
claims-eyes-not = 尚无人的回答：<b>{ $reason }</b>。裁判在这份问卷上看到的是：
claims-eyes-read = 在原先看得出该{ -kind }的样本中，去掉后看不出的比例如下；对于未改动的图像对，人对两侧的读法相同的比例为 { $alike }；据人所见，“集合的作用不大于随机单元”的 p 值为 { $p }。
claims-who = 观察者
claims-without-set = 去掉集合
claims-without-random = 去掉随机单元
claims-difference = 差值
claims-kappa = 与人的一致性（κ）

# 总账
claims-ledger = 提出了哪些论断，结果如何
claims-ledger-what = 一条论断指明某个效应位于阈值的哪一侧。论断及其预期大小在检验之前写下，并在写下时尚无人训练过的网络上检验。
claims-verdict = 判定
claims-claim = 论断
claims-expected = 预期
claims-found = 测得
claims-p = p（校正后）
claims-p-opposite = 反面的 p
claims-evidence-of = <a href="{ $page }">{ $phase }</a>
claims-evidence = { $subject } 的 { $rows } 行，{ $number ->
   *[other] 随机种子 { $seeds }
}
claims-of-fork = 分叉 { $fork }
claims-beyond-null = 同时与零分布比较
claims-against-random = 随机特征不支持
claims-against-pixels = 像素不支持
claims-against-pixels-random = 随机特征与像素都不支持
claims-follow-ups = 一种分析对另一种分析的预言
claims-follow-ups-what = 在查看预言的对象之前，先由一个作业写下这些预言，针对每个单元、类别、层或分叉，并附预期大小（<code>claims/predictions.parquet</code>）。它们与上面的论断一样接受检验。
claims-absent = 此处无从检验的论断
claims-absent-what = 这个预设中没有运行或分叉能够说明：

# 论断用语的含义
claims-means-mlp = <b>mlp</b>：此处研究得最多的 GAN，两个网络都由全连接层构成，生成器中带有批归一化。
claims-means-dcgan = <b>dcgan</b>：一个小型卷积 GAN。
claims-means-article = <b>那篇文章</b>：一篇讲解可解释 GAN 的教程，本项目由其中的 GAN 开始。
claims-means-judge = <b>裁判</b>：独立于任何 GAN、在真实图像上训练的{ -kind }分类器；没有把握时弃权。
claims-means-cover = 若有样本与某幅图像的距离不大于该图像与其近邻真实图像的距离，则该图像算作被<b>覆盖</b>。
claims-means-divergence = <b>散度</b>（Jensen–Shannon），单位为<b>奈特</b>：两个分布相距多远，完全相同时为 0，毫不重叠时为 0.693（log 2）；由判别器得到的值是散度的下界。
claims-means-fresh = <b>全新的判别器</b>：在生成器保持不变时重新训练、用来区分现成样本与真实图像的判别器。
claims-means-nearer = <b>更近</b>与<b>更远</b>：指样本分布与真实图像分布在{ -data.labels ->
   *[yes] 分类器
    [no] 只从图像学习的网络的
}特征中的 Fréchet 距离。
claims-means-latent = <b>隐向量</b>：生成器据以画出一幅图像的随机数向量；mlp 的隐向量有一百个分量。
claims-means-best = 图像的<b>最佳隐向量</b>：生成器由它画出的图像与该图像最接近。
claims-means-unit = <b>单元</b>：隐藏层的一个输出；“去掉”指将其置零。
claims-means-artifacts = <b>伪影单元</b>：去掉后样本更接近真实图像的单元。
claims-means-counterpart = <b>对应单元</b>：另一网络中对图像的作用最相近的单元。
claims-means-deviation = <b>一个标准差</b>：指同一层所有单元的效应的标准差。
claims-means-labels = <b>标签</b>：在每个样本上测得的属性，如{ -data.labels ->
   *[yes] { -data.strokes ->
        [yes] { -kind }、墨量或倾斜
       *[no] { -kind }或亮度
    }
    [no] { -light }
}，可据以寻找方向。
claims-means-apart = 若沿某方向移动所引起的变化大部分属于某个概念，则称该方向<b>单独改变</b>这个概念。
claims-means-entangled = <b>解耦度</b>：每个方向只反映一个概念时为 1，对所有概念的反映都相同时为 0。
claims-means-principal = <b>主方向</b>：层的取值变化最大的方向。
claims-means-logit = <b>对数几率（logit）</b>：判别器用来表示图像有多真实的数值；其<b>标准差</b>（SD）在各图像之间计算。
claims-means-gradients = <b>积分梯度</b>：把一幅图像的对数几率分摊到各个像素的方法。
claims-means-saliency = <b>显著图</b>：对数几率随每个像素单独变化的程度。
claims-means-order = <b>从低到高</b>：先去掉最不重要的像素。
claims-means-gradient = 某一层的<b>梯度</b>：判别器的判定随该层每个值变化的情况。
claims-means-auroc = <b>AUROC</b>：在一幅真实图像与一幅生成图像之间，判别器认为真实图像更真实的频率；偶然情形为 0.5。
claims-means-correlation = <b>秩相关</b>：两种排序完全相同时为 1，毫无关系时为 0，恰好相反时为 −1。
claims-means-accuracy = <b>平衡准确率</b>：各类别正确率的平均值；对{ -classes }个{ -kind }，偶然情形为{ -one-in-classes }。
claims-means-cautious = <b>多于随机单元</b>：超过 97.5% 能量相同的随机方向，检验偏于保守；真正如此的单元所占比例可能更大。
claims-means-saturating = <b>饱和损失</b>：生成器降低 log(1 − D)，而不是提高 log D。

# 测量方法
claims-method =
    <b>仿体</b>是生成器和判别器，其中以若干种强度植入了单元、方向、像素、层、训练图像的复制品和缺失的类别，旁边还有不起作用的对象。仿体与其他网络经过相同的作业，结果保存在文件 <code>scorecard.csv</code> 中。

    <b>ROC 曲线下面积：</b>仪器的得分能在多大程度上把植入的对象与不起作用的对象区分开，附 95% 置信区间：1 表示毫无差错，0.5 相当于偶然。其旁是各植入强度下的面积，由弱到强。作为依据的强度（•）是得分中位数不低于训练所得网络的最小强度；若仪器没有这样的得分，或没有足够强的植入，则取最大强度（∘）。

    <b>检出比例：</b>仪器依据自身的检验判为起作用的对象所占的比例，依次为：在作为依据的强度下植入的对象，旁边不起作用的对象，未植入任何东西的网络（常量：只画同一图像的生成器；盲：什么也看不到的判别器），以及未训练的网络，后者确实会画出东西。短横表示没有检验。以颜色标出的是低于上述界限的面积，或超过上述界限的误报比例。括号内是仪器本不应找到的对象。

    <b>稳定性：</b>第二次解释总是取自第一次未用过的样本，因为出自同一批样本的两个解释会在噪声上一致。

    <b>单元：</b>同一层各单元消融效应的秩相关，有多层时取一致性最低的一层并注明；对于单个隐向量，是单元改变其概念的方向与平均情形相同的比例。<b>集合：</b>为各类别选出的单元再次被选中的比例，以及两次选择从同一批样本中移除的该类别样本的比例，与能量相同的随机集合对照；对于单个隐向量，是类别丧失一半以上的样本比例。单元以及再次选中比例的零分布，是第二批样本可能由偶然得到的结果：即单个隐向量与平均值之差，取随机的正负号。

    <b>方向：</b>同一概念的两个方向的余弦，主成分则取最匹配者，与随机旋转的方向对照；对于单个隐向量，是移动改变概念的方向与平均情形相同的比例。<b>归因：</b>同一图像的两幅归因图的秩相关，与同类其他图像的归因图对照；对于单幅图像，是与其他图像的平均归因图的秩相关，与移到别处的平均归因图对照。

    <b>论断：</b>关于单个已训练网络的论断，由效应的区间检验；若有标注，还须通过其分析自身零分布的检验，以较大的 p 值为准。关于配方的论断，由十个随机种子所在的一侧检验。若某个预设没有无人训练过的种子，或关于配方的论断不足十个种子，则只给出数值，称为“仅描述”。

    p 值对整个总账作了校正（Holm），论断与其反面各自校正：前者低于 0.05 则得到支持，后者低于 0.05 则被否定，否则未定。因此，总账中任何错误论断被判为“得到支持”的概率至多为 5%。

    凡以裁判的特征计算的距离，都同时给出在未训练网络的特征中以及在像素上的距离；若后两者位于阈值的另一侧，判定中会注明。证据一栏给出分析的名称，以及所在表格校验和的前几位。

# 图
claims-answer-title = 各仪器能多准确地找到植入的对象
claims-answer-alt = 每种仪器占一行。左侧是一个带区间的点，取值从 0 到 1，表示该仪器能在多大程度上把植入的对象与不起作用的对象区分开，旁有一条线标出要求的最低值；右侧是其检验判为起作用的比例，分别针对植入的对象、不起作用的对象和未训练的网络，旁有一条线标出允许的最高值。
claims-answer-caption = ROC 曲线下面积及其 95% 置信区间，植入的强度与同一仪器在训练所得网络中发现的相当；右侧是其检验判为起作用的比例。右侧没有标记的仪器不带检验。在未植入任何东西的各网络中取最大的比例。

# 论断，按 claims.yaml 的顺序
claims-says-mlp_trains = mlp 至少画出{ -classes }个{ -kind }中的九个。
claims-says-dcgan_trains = dcgan 至少画出{ -classes }个{ -kind }中的九个。
claims-says-article_collapses = 那篇文章中的 GAN 至多画出四个{ -kind }。
claims-says-leaky_cures_article = 在生成器中使用 LeakyReLU 可以消除那篇文章中 GAN 的坍塌，使其画出九个{ -kind }。
claims-says-batch_norm_cures_article = 在生成器中使用批归一化可以消除那篇文章中 GAN 的坍塌，使其画出九个{ -kind }。
claims-says-logits_cure_article = 以对数几率（logit）计算、不会溢出的损失可以消除那篇文章中 GAN 的坍塌。
claims-says-low_loss_of_d_is_good = 在训练过程中，判别器的损失越低，样本离数据越近。
claims-says-named_units_are_good = 在训练过程中，生成器中有名称的单元越多，样本离数据越近。
claims-says-samples_cover_less = 与训练图像相比，mlp 的样本所覆盖的测试图像至少少十个百分点。
claims-says-too_many_ones = mlp 画出的 1 多于数据中的 1，所占比例至少高出两个百分点。
claims-says-judge_abstains = 裁判对样本的弃权率比对测试图像的弃权率至少高二十个百分点。
claims-says-copies_nothing = mlp 的样本中，属于训练图像复制品的不到百分之二。
claims-says-bound_by_classes = 仅凭裁判为样本判定的类别，就能把 mlp 与数据区分开，散度至少为 0.02 奈特。
claims-says-mlp_stays_apart = 在全新的判别器看来，mlp 的样本与数据几乎不重叠：散度高于 0.6 奈特，而 0.693 奈特即毫不重叠。
claims-says-dcgan_overlaps = 在全新的判别器看来，dcgan 的样本与数据有重叠：散度低于 0.4 奈特，而 0.693 奈特即毫不重叠。
claims-says-early_layers_tell_classes = 从生成器的第一个隐藏层已能读出所画的是哪个{ -kind }，平衡准确率至少为二分之一。
claims-says-named_units_do_it = 在与某个{ -kind }或{ -light }相关联的单元中，大多数在置零后对它的改变大于随机单元。
claims-says-sets_remove_classes = 对每个{ -kind }，都能在某一层中找到二十个单元，去掉它们后该{ -kind }至少消失五分之一。
claims-says-removed_for_all_eyes = 去掉对应的单元集合后，无论依据两个裁判还是依据最近的训练图像，每个{ -kind }都至少从其四分之一的样本中消失。
claims-says-people_see_it_gone = 去掉对应的单元集合后，在人看来，{ -kind }也至少从其四分之一的样本中消失，并且多于去掉同样数量的随机单元时。
claims-says-artifact_units = 去掉为使样本更接近真实图像而选出的二十个单元后，另一批样本也更接近真实图像。
claims-says-judges_agree = 在两个裁判都认出{ -kind }的样本中，每 100 个至少有 98 个认出的是同一{ -kind }。
claims-says-holes_are_unreliable = 在样本上测得的孔洞数取决于从多深的灰度起算作墨迹（秩相关低于 0.7）。
claims-says-pca_is_semantic = 最后一个隐藏层的主方向各对应一个概念（解耦度至少为二分之一）。
claims-says-regression_is_semantic = 给定概念、由回归找到的方向，其纠缠程度低于最后一个隐藏层的主方向。
claims-says-found_directions_change_images = 不用标签找到的方向比随机方向更常改变图像。
claims-says-found_directions_are_selective = 不用标签找到的方向比随机方向更常单独改变一个概念，而不改变其他概念。
claims-says-given_directions_are_selective = 借助标签找到的方向比随机方向更常单独改变其自身的概念，而不改变其他概念。
claims-says-few_ways_to_go = 在一个隐向量附近，一百个方向中能使图像移动的不到十个。
claims-says-images_out_of_reach = 至少有十分之九的测试图像，由其最佳隐向量画出时的误差大于绝大多数样本由各自最佳隐向量画出时的误差。
claims-says-saliency_shows_it = 按像素对判定的贡献排序，显著图与积分梯度同样好，相差不超过对数几率（logit）的半个标准差。
claims-says-integrated_gradients_show_it = 按积分梯度从高到低去掉像素时，对数几率（logit）的下降比从低到高去掉时多出两个以上标准差。
claims-says-explanations_need_labels = 用打乱的标签训练的判别器由另外的像素来解释（秩相关低于 0.2）。
claims-says-last_layer_decides = 判定由最后几层作出，因此由像素线性读出的部分不到对数几率（logit）方差的一半。
claims-says-common_gradient = 在判别器的第一个隐藏层，一半以上的梯度对所有真实图像都相同。
claims-says-first_units_are_special = 在判别器的第一个隐藏层中，能区分真实图像与生成图像的单元多于能做到这一点的随机方向。
claims-says-last_units_are_special = 在判别器的最后一个隐藏层中，能区分真实图像与生成图像的单元多于能做到这一点的随机方向。
claims-says-grey_levels_do_not_matter = 判别器没有利用真实图像的 256 级灰度（把样本取整到这些灰度后，其 AUROC 的下降小于 0.01）。
claims-says-verdicts_are_brittle = 在 256 级灰度中改动十六级，就足以使判别器对真实图像的判定有五分之三被翻转。
claims-says-dropout_blinds = 训练时所用的 dropout 使判别器的 AUROC 至少下降 0.02。
claims-says-knows_no_classes_better = 判别器的最后一个隐藏层比像素更能区分各个{ -kind }。
claims-says-blur_looks_generated = 在判别器看来，模糊的{ -kind }比生成器的样本更像生成图像。
claims-says-no_threes_no_threes = 在一轮训练中去掉数字 3 后，mlp 画出的 3 减少，至少减少五个百分点。
claims-says-saturating_loss_hurts = 用饱和损失训练一轮会使 mlp 离数据更远。
claims-says-new_discriminator_hurts = 换上新的判别器后，mlp 在训练一轮之后离数据更远。
claims-says-names_hold_in_another_seed = 在另一随机种子的网络中，去掉有名称单元的对应单元后，它据以命名的概念会如预言那样改变，平均至少改变一个标准差。
claims-says-artifacts_hold_in_another_seed = 在另一随机种子的网络中，去掉伪影单元的对应单元后，样本更接近真实图像。
claims-says-asked_for_classes_come = 判别器的梯度在某个检查点所要求的类别，到下一个检查点会画得更多。
claims-says-sets_hold_in_another_seed = 若一组单元能移除某个{ -kind }，则在另一随机种子的网络中去掉其对应单元后，该{ -kind }比其他{ -kind }减少得更多，平均每个单元至少多一个标准差。
claims-says-balance_holds_in_another_seed = 一个随机种子画得过多的{ -kind }，另一个随机种子也画得过多。
claims-says-best_drawn_are_drawn_most = 真实图像由其最佳隐向量画得最好的那些{ -kind }，也是画得最多的{ -kind }。
claims-says-telling_directions_move = 隐空间中的一个方向越能反映某个概念，沿该方向移动时该概念的改变越大。
claims-says-kinds_hold_in_another_seed = 在一个随机种子的判别器看来像生成图像的那几类图像，在另一个随机种子的判别器看来也像生成图像。
claims-says-side_effects_take_the_place = 训练中去掉某个{ -kind }时，取代它的是去掉其单元后出现的那些{ -kind }。
claims-says-deciding_layer_frozen_hurts = 冻结判别器中使判定大部分变得可读的那一层，比冻结其他层使样本离数据更远。
claims-says-looked_at_squares_change = 在判别器看得最多的地方，若训练时不让它看到这些像素，样本的改变也最大。
claims-says-rescued_before_not_after = 在那篇文章中 GAN 的生成器丧失梯度之前开始的补救，比在此之后开始的补救挽回更多{ -kind }。

# 建议
claims-advice-leaky_cures_article-refuted = 不要指望靠生成器的激活函数来消除坍塌。
claims-advice-batch_norm_cures_article-supported = 在尝试其他办法之前，先在生成器中加入批归一化。
claims-advice-logits_cure_article-refuted = 仅把损失改为以对数几率计算，只能保住数值，不能挽救训练。
claims-advice-low_loss_of_d_is_good-refuted = 不要依据判别器的损失来停止训练或选择检查点。
claims-advice-too_many_ones-supported = 若各类别必须均衡，应多画一些样本，再依据裁判的判读剔除一部分 1。
claims-advice-judge_abstains-supported = 凡需要{ -kind }的用途，先剔除裁判弃权的样本。
claims-advice-named_units_do_it-refuted = 不要用与某个概念相关联的单个单元来编辑图像；按效应选出的单元集合才能改变它。
claims-advice-artifact_units-supported = 生成样本时把伪影单元置零：无须再作任何训练。
claims-advice-pca_is_semantic-refuted = 不要按主方向看上去的样子为其命名。
claims-advice-regression_is_semantic-supported = 若要移动某一个概念，应借助标签寻找其方向。
claims-advice-images_out_of_reach-supported = 不要通过最佳隐向量来编辑真实图像：大部分损失正是在这一步产生的。
claims-advice-saliency_shows_it-refuted = 应当用积分梯度而不是显著图来解释判别器。
claims-advice-last_layer_decides-refuted = 判定的大部分是像素的线性函数：无法利用它的判别器就必须去看形状。
claims-advice-grey_levels_do_not_matter-supported = 把样本交给判别器之前，无须取整到灰度级。
claims-advice-verdicts_are_brittle-supported = 不要把判别器用作生成图像的检测器。
claims-advice-dropout_blinds-supported = 使用判别器时应关闭其 dropout。

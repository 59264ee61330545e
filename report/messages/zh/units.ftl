# 生成器的单个单元与单元组各自做什么。
units-short = 单元
units-title = 每个单元做什么？

units-answer-named = { $runs } 个生成器的 { $units } 个单元中，有 { $named } 个在未用于选定概念的样本上与某个{ -data.labels ->
   *[yes] { -kind }、
    [no] { "" }
}位置或{ -data.strokes ->
    [yes] 笔画特征
   *[no] 其他图像特征
}相伴（AUROC 的整个区间高于 0.7 或低于 0.3）；这说明它们何时取值偏高或偏低，并不说明它们做什么。
units-answer-single = 逐个置零时，{ $layers } 层中有 { $beyond } 层（{ $where }；q &lt; 0.05）的单元，其作用超出同样挑选、能量相同的随机方向；在其余各层，单个单元的作用与随机方向的作用无法区分。
units-answer-single-none = 逐个置零时，{ $layers } 层中没有一层的单元，其作用超出同样挑选、能量相同的随机方向（q &lt; 0.05）：单个单元的作用与随机方向的作用无法区分。
units-answer-no-change = 没有任何单个单元在置零时改变任何概念。
units-answer-layer = { $run } 的 { $layer }
units-answer-join = 、
units-answer-sets = 单元组的作用则可以区分：对每个{ -kind }，按效应选出同一层的至多 { $size } 个单元并将其置零，在 { $tested } 例（每例为一次运行的一个{ -kind }）中有 { $beyond } 例，该{ -kind }的损失大于去掉大小与能量相同的随机单元组时的损失（q &lt; 0.05）；消失的比例在 { $low }% 与 { $high }% 之间，而任何随机单元组去掉的都不超过 { $random }%。
units-answer-sets-none = 同一层至多 { $size } 个单元组成的单元组，也无法与大小、能量相同的随机单元组区分：在 { $tested } 例（每例为一次运行的一个{ -kind }）中，没有一例的{ -kind }损失更大（q &lt; 0.05）。
units-answer-sets-untested = { -data.labels ->
   *[yes] 单元组是否构成{ -kind }，无法检验：没有哪个{ -kind }出现得足够多，或没有可匹配的随机单元组。
    [no] 单元组是否构成某一类别已略去：{ -data } 没有标签。
}
units-answer-no-units = 没有可改变的单元：各生成器都没有隐藏层。
units-answer-lost = 因作业失败而略去：{ $runs }。

units-atlas-link = <a href="{ $page }">单元图谱</a>列出每一个单元及其样本，可排序、可筛选。
units-lost = { $run } 的生成器各单元做什么，此处略去。
units-no-hidden-layer = { $run }：生成器没有隐藏层，因而既没有可改变的单元，也没有可去掉的单元组。
units-of = { $some } / { $all }
units-to = { $low } 至 { $high }

units-names = 单元与什么相伴
units-names-what = 若单元对其概念的 AUROC 在留出样本上的整个区间高于 0.7 或低于 0.3，且 q &lt; 0.05，则称该单元有名称。单元与什么相伴，并不等于它做什么。
units-untrained-blind = 在未训练网络的样本中，裁判网络看到的{ -kind }太少，因而{ -kind }无法成为其单元的名称：{ $runs }。
units-column-layer = 层
units-column-units = 单元数
units-column-named = 有名称
units-column-untrained = 训练前有名称

units-single = 单个单元做什么
units-single-what = 在发现样本上作用最大的单元中，有多少个在留出样本上的作用（以整个区间计）超过 97.5% 的随机单元；以及同样挑选的随机单元中，有多少个也是如此。
units-column-set-to = 对单元的干预
units-column-beyond = 超出随机
units-column-random = 超出的随机单元
units-column-layers = 比随机单元更常超出的层（q &lt; 0.05）
units-column-alone = 单独即超出随机单元的单元数（q &lt; 0.05）
units-in-no-layer = 无
units-no-change = 没有单元在置零时改变任何概念：{ $runs }。
units-not-told = 以下运行中，没有一层的单元在置零时比随机单元更常超出该界限，因此其作用与该层随机方向的作用无法区分：{ $runs }。

units-sets = 单元组做什么
units-sets-unlabelled = 哪些单元共同构成某一类别，以及去掉它们后各种判断是否都不再看到它，均已略去：{ -data } 没有标签。
units-sets-what = 对每个{ -kind }，按效应从某个中间层选出一组单元；表中为去掉这组单元后该{ -kind }消失的部分，并与层、大小和能量都匹配、从相同样本中去掉的随机单元组比较；同一运行的所有{ -kind }一并校正。
units-their-removal = GAN Dissection（Bau 等，2019）对 20 个单元报告的是 { $low } 至 { $high }；其概念是场景中物体的像素，这里则是占据整幅图像的{ -kind }，因此二者不是同一种度量。
units-column-set-size = 每组单元数
units-column-beyond-of-tested = 损失大于随机单元组的{ -kind }（q &lt; 0.05）
units-column-unmatched = 能量无法匹配、未检验
units-column-least = 消失比例的最小值
units-column-most = 消失比例的最大值
units-column-random-most = 随机单元组从任一{ -kind }去掉的最大比例
units-column-draws = 每个{ -kind }的随机单元组数
units-no-test = 无可比较
units-no-kind = { $run }：没有哪个{ -kind }出现得足够多，无法从中去掉单元组。
units-seen-what = 以上是裁判网络所给概率的比例，因而只是它的看法。下表只取裁判网络、第二个裁判网络与像素上最近的训练图像都看到该{ -kind }的样本：去掉单元组后三者都不再看到该{ -kind }的样本所占的比例，以及只有裁判网络改变判断的样本所占的比例。
units-column-seen-least = 三者都不再看到：最少
units-column-seen-most = 三者都不再看到：最多
units-column-seen-alone = 仅裁判网络改变判断：最多

units-artifacts = 造成伪影的单元
units-artifacts-what = 在发现样本上，消融后使 Fréchet 距离下降最多的单元；表中为去掉它们对留出样本的影响：先单独看，再在较少的样本上与随机单元比较。
units-their-distance = GAN Dissection 报告的距离：去掉之前为 { $before }，去掉 20 个伪影单元后为 { $without }，去掉随机单元后为 { $random }；其特征（Inception）与图像都不同，只有变化的方向可以比较。
units-column-artifact-units = 去掉
units-column-distance = 去掉前的 Fréchet 距离（更多样本）
units-column-without = 变化
units-column-samples = 样本数
units-column-here = 较少样本上的变化
units-column-random-range = 去掉随机单元（95% 的单元组）
units-column-few = 较少的样本数
units-column-verdict = 结论
units-artifacts-unmatched = 未检验：随机单元组的能量无法匹配（{ $reason }）
units-artifacts-better = 更接近真实图像，且程度超过去掉随机单元
units-artifacts-not-told = 无法与随机单元区分，或去掉它们与毫无变化无法区分

units-places = 在图像中有位置的单元
units-places-what = 卷积单元在每个位置都有取值，因此可以问它覆盖图像的哪一部分，以及在某处插入时画出什么。表中为每次运行中覆盖其概念最好的三个单元，它们覆盖该概念的程度都超过对其他图像上同一概念的覆盖。
units-overlaps = { $run }：{ $tested } 个有位置的单元中，{ $beyond } 个对其概念的覆盖超过对其他图像上同一概念的覆盖（q &lt; 0.05）。
units-no-places = 若生成器的隐藏层都没有在图像中有位置的单元，或其样本中显示{ -kind }的太少，则略去与概念图的重叠以及在各处的插入：{ $runs }。
units-column-unit = 单元
units-column-covers = 覆盖
units-column-iou = 交并比
units-column-iou-of-others = 其他图像（97.5% 的抽取不超过）
units-inserted-what = 在九个位置之一将单元置为其 99% 分位数时，该处{ -light }的变化（占满{ -light }的比例）：
units-column-ground = 何处
units-column-units-tried = 试验的单元数
units-column-mean = 均值
units-column-lowest = 最低
units-column-highest = 最高

units-strokes = 单个单元对笔画的作用
units-strokes-what = { -data.labels ->
   *[yes] 在裁判网络看到{ -kind }的样本中，去掉
    [no] 去掉
}所试验的某个单元后，笔画各项度量的变化：各单元中的最低值与最高值；均为几十个样本上的均值，未作检验。
units-column-measure = 度量
units-column-unit-of-measure = 单位

units-trust = 这些概念有多可信
units-trust-unlabelled = { -data } 没有标签，因此没有裁判网络可以考察其命名是否一致。
units-column-first = 裁判网络弃权
units-column-second = 另一随机种子的第二个裁判网络弃权
units-column-equal = 二者都给出{ -kind }时相同的比例
units-none-by-both = 没有样本得到二者的命名
units-strokes-trust = 以两种墨量起点测得的笔画度量之间的秩相关。
units-strokes-weak = { $run }：关于{ $measures }的说法，更多取决于该起点，而不是图像。

units-counterparts = 换一个随机种子是否有同样的单元
units-counterparts-what = 同一研究对象以另一随机种子训练后，各层中有对应单元的单元所占的比例：以各自对图像的作用计，双方互为最佳匹配，且相关不低于 0.5。同一空间的随机基用来区分哪些来自单元本身，哪些来自其张成的空间。
units-column-subject = 研究对象
units-column-trained = 训练后
units-column-of-untrained = 未训练
units-column-of-random-basis = 与随机基匹配

units-runs = 逐个运行查看

units-method =
    <b>关联与效应。</b>单元与什么相伴，从样本中读出：对每个概念，计算单元取值区分有无该概念的样本的 AUROC；概念在一半隐向量（用于发现的一半）上选定，AUROC 及其 95% 区间取自另一半（留出的一半）。单元做什么，则看改变该单元时什么随之改变。

    <b>单个单元。</b>在发现样本上作用最大的单元，在留出样本上加以改变：置零、置为其均值、置为另一隐向量下的取值、置为其 99% 分位数（置零以外的干预所用隐向量较少）。随机单元是把某个单元的取值沿该层的随机方向写入；97.5% 的随机单元在全部概念上都不超出灰色条与上述界限。效应以概念在发现样本上的标准差为单位，几乎不变的概念已略去。所示单元是众多单元中最强的，因而同样挑选的随机单元也有一些超出界限：单元的个数只有与其并列才有意义。若某层的单元比随机单元更常超出界限（q &lt; 0.05），则列出该层；若某个单元的排名高于同样挑选的随机单元（q &lt; 0.05），则该单元单独计入。

    { -data.labels ->
       *[yes] <b>单元组。</b>在发现样本上，对每个{ -kind }给某个中间层的单元排序；在留出样本上将排在最前的单元置零，计算裁判网络对该{ -kind }的概率消失了多大比例。随机单元组与所选单元组在层、大小及单元能量上匹配，并从相同的样本中去掉；若组外没有单元具有同样多的能量，则无从匹配，也不作检验。q 对所有{ -kind }一并校正。另有两种判断方式查看相同的样本：另一随机种子的第二个裁判网络，以及像素上最近的训练图像。
        [no] <b>单元组</b>：为某一类别选出的单元组已略去，因为 { -data } 没有标签。
    }

    <b>伪影单元。</b>按消融使 Fréchet 距离下降的程度在发现样本上选出，再在留出样本上重新测量；随机单元组的计算代价较大，只用其中较少的样本。

    <b>位置。</b>重叠是单元的图截断后与概念图的交并比，截断的阈值在发现样本上取含有最多概念信息者（信息质量比，Bau 等，2019）；零分布则与其他图像的概念图配对。插入的结果按全部试验过的单元给出：没有挑选单元，因而没有偏高。

    <b>可信程度。</b>概念来自{ -data.labels ->
       *[yes] 裁判网络与
        [no] { "" }
    }{ -data.strokes ->
       [yes] 笔画的度量。
      *[no] 图像的度量。
    }{ -data.labels ->
       *[yes] 另一随机种子的第二个裁判网络为相同的样本命名{ -data.strokes ->
           [yes] ；度量以两种墨量起点分别计算，再求秩相关。
          *[no] 。
        }
        [no] { -data.strokes ->
           [yes] 度量以两种墨量起点分别计算，再求秩相关。
          *[no] { "" }
        }
    }

    <b>对应单元。</b>两个随机种子的单元，按置零时图像的平均变化来比较。不比较它们在相同隐向量上的取值：隐向量每一维的含义，换一个随机种子就要重新学习。

units-answer-title = { -data.labels ->
   *[yes] 单个单元与单元组的作用，与偶然相比
    [no] 单个单元的作用，与偶然相比
}
units-answer-alt = { -data.labels ->
   *[yes] 两行小图，每列一次运行。上行按层给出作用超过 97.5% 随机单元的单元所占比例（带区间的实心点），旁边的灰点是同样挑选的随机单元的比例。下行按{ -kind }给出去掉其单元组后消失的比例及区间，灰色条包含 95% 的随机单元组。
    [no] 一行小图，每次运行一个：按层给出作用超过 97.5% 随机单元的单元所占比例（带区间的实心点），旁边的灰点是同样挑选的随机单元的比例。
}
units-answer-caption = { -data.labels ->
   *[yes] 每列一次运行。上行：各层中在发现样本上作用最大的单元，在留出样本上置零；所示为整个区间都在该层 97.5% 的随机单元所处范围之外的单元的比例，旁边是同样挑选的随机单元的这一比例；单元更常超出时为实心（q < 0.05）。下行：去掉按效应为某个{ -kind }选出的单元组后，裁判网络对该{ -kind }的概率消失的比例；灰色为层、大小与能量都相同的随机单元组的中间 95%；消失得比随机单元组更多时为实心（q < 0.05）；低于零表示该{ -kind }变得更常见（截断于 −100%）。线段为 95% 区间。没有标记的{ -kind }几乎没有画出。
    [no] 每次运行一个小图。各层中在发现样本上作用最大的单元，在留出样本上置零；所示为整个区间都在该层 97.5% 的随机单元所处范围之外的单元的比例，旁边是同样挑选的随机单元的这一比例；单元更常超出时为实心（q < 0.05）。线段为 95% 区间。
}
units-atlas-title = 各层效应最明确的单元
units-atlas-alt = 每行一个单元：编号、取值最高的四个样本、去掉它后变化的红蓝图、相伴的概念及表示 AUROC 的点、改变最大的概念，以及四种干预各自带区间的点，叠在表示随机单元作用的灰色条上。
units-atlas-caption = 每层中在留出的一半上重新测量过的单元里，置零时相对随机单元排名最高的几个。自左至右：单元编号；取值最高的留出样本；置零引起的图像平均变化（红色为{ -light }增加，蓝色为减少，各用独立的色标）；其取值所相伴的概念，以及留出样本上的 AUROC 及其 95% 区间，单元算作有名称时为实心与粗体（整个区间在灰色区之外，q < 0.05）；消融后变化最大的概念，以及四种干预下的变化及其 95% 区间。灰色条：该层 97.5% 的随机单元都在此范围之内。整个区间都在其外时标记为实心；若不与上表中同样如此的随机单元数并列，实心标记说明不了什么，因为这些是众多单元中最强的。各层使用各自的尺度。单元与什么相伴，未必就是它改变什么。
units-concepts-title = 哪些单元与哪些概念相伴，又改变哪些概念
units-concepts-alt = 每层一个概念对单元的矩阵，单元在有该概念时取值偏高处为红色，经排序后有名称的单元呈阶梯状；条形给出每个概念命名的单元数；第二个矩阵是消融引起的各概念的变化。下方曲线是最强单元的概念随其取值倍数的变化。
units-concepts-caption = 左：一层的每个单元（列）对每个概念（行）在留出样本上的 AUROC − ½，单元在有该概念的样本上取值偏高时为红色；对{ -data.strokes ->
    [yes] 墨量、位置与笔画
   *[no] 图像的度量
}，则指其值较大的样本。单元先按在用于发现的一半上为其选定的概念排序，再按 AUROC 排序；灰色：有或无该概念的样本太少。中：每个概念命名的单元数，旁边是未训练的网络，其样本可能完全没有该概念。右：同样的单元按同样的顺序，置零时各概念的平均变化（几乎不变的概念已略去，为白色）；这是发现样本上的估计，未作检验，并在各层的 99.5% 分位数处截断。下：最强单元的概念随其取值所乘倍数的变化，附留出隐向量上的 95% 区间；0 即消融，1 表示不作改变。
units-sets-title = 中间层的单元组去掉了什么
units-sets-alt = { -data.labels ->
   *[yes] 每个{ -kind }一个小图：消失的比例随置零单元数变化的曲线，每种排序一条，右侧灰色条为随机单元组。下方矩阵给出每个单元组使哪些{ -kind }减少（蓝）或增加（红），旁边是去掉前后的样本。
    [no] 说明为何没有内容的文字。
}
units-sets-caption = { -data.labels ->
   *[yes] (a) 将某种排序中排在最前的单元置零时，裁判网络对某个{ -kind }的概率在全部留出样本上消失的比例，随置零单元数的变化，附 95% 区间。低于零表示该{ -kind }变得更常见。灰色条：与按效应选出的完整单元组匹配的随机单元组的中间 95%；灰线：这些单元组的全部。无法匹配时不作检验。叉号：在各种判断都看到该{ -kind }的样本中，去掉按效应选出的完整单元组后都不再看到它的比例；它与曲线之差，是仅凭一个裁判网络得出的部分。右侧黑色：GAN Dissection（Bau 等，2019）对 20 个单元和场景中各类物体报告的范围；其概念是物体的像素，因此二者只是并列，不可比较。除按效应排序的最后一点外，曲线上的点未作检验。(b) 左侧{ -kind }按效应选出的完整单元组：它使每个{ -kind }减少的比例；为负（红色）时表示它把样本变成该{ -kind }（颜色最多区分到 −1）。没有数值的行：该{ -kind }几乎没有画出。(c) 裁判网络看到 b 中该行{ -kind }的留出样本，以及相同隐向量去掉其单元组后的样本。
    [no] { -data } 没有标签，因此无法为某一类别选出单元组。
}
units-life-title = 单元何时开始有含义
units-life-alt = 四条随轮数变化的曲线：有名称单元的比例、保持概念的比例、覆盖率、Fréchet 距离。下方按层给出有名称单元的 AUROC 细线及其中位数，以及所追踪单元的效应细线。
units-life-caption = (a) 各层单元中，在每个检查点有名称者的比例，名称取自{ -data.labels ->
   *[yes] { -kind }、{ -light }及其重心。
    [no] 图像的度量。
}(b) 在某个检查点及其前一个检查点都有名称的单元中，保持其概念者的比例。(c, d) 样本的覆盖率与 Fréchet 距离，附 95% 区间。(e) 最终有名称的单元，其最终概念在各检查点留出样本上的 AUROC：每个单元一条细线，粗线为中位数，虚线为四分位数；翻转到末值高于 ½，点线为名称的起点。某个检查点画出的有或无该概念的样本太少时，没有点。(f) 在留出的一半上测量过效应的单元，其消融对最后一个检查点所选概念的效应，以最后一个检查点的样本上该概念的标准差为单位，翻转到末值为正；均为估计，未作检验。单元是在末尾选出的，因此曲线向末尾的上升会大于在开头选出的单元。
units-matches-title = 另一随机种子中的对应单元
units-matches-alt = 左图按层给出单元与其最佳匹配的相关的分布，分别为训练后、未训练以及与随机基匹配。右图给出同样三种情形下有对应单元的比例。
units-matches-caption = (a) 每个单元与另一网络中最相似单元的相关；点：中位数，粗条：四分位数，细条：5% 至 95%。(b) 有对应单元的单元所占的比例；每个点为一对随机种子，短线为其均值。灰色：未训练的网络。红色：第二个网络的单元换为其所张空间的随机方向。

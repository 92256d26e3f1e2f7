<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>%1 words</source>
        <translation>%1 个词</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>%1 could not be copied to %2.</source>
        <translation>%1 无法复制到 %2。</translation>
    </message>
</context>
<context>
    <name>app::CompareDesk</name>
    <message>
        <source>F1 (%)</source>
        <translation>F1（%）</translation>
    </message>
    <message>
        <source>Exact match (%)</source>
        <translation>完全匹配（%）</translation>
    </message>
    <message>
        <source>Log-probability a token</source>
        <translation>每个 token 的对数概率</translation>
    </message>
    <message>
        <source>Decoder positions</source>
        <translation>解码器位置</translation>
    </message>
    <message>
        <source>Memory tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>First token (ms)</source>
        <translation>首个 token（毫秒）</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>Open a document in Ask first.</source>
        <translation>请先在“提问”中打开文档。</translation>
    </message>
    <message>
        <source>There is no model yet.</source>
        <translation>还没有模型。</translation>
    </message>
    <message>
        <source>Export Tables</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>app::Done</name>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>app::Explaining</name>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Ask a question first: in Ask, from memory.</source>
        <translation>请先在“提问”里根据记忆提一个问题。</translation>
    </message>
    <message>
        <source>Reading the attention…</source>
        <translation>正在读取注意力…</translation>
    </message>
    <message>
        <source>Open a document and a model.</source>
        <translation>请打开文档和模型。</translation>
    </message>
</context>
<context>
    <name>app::ExploreDesk</name>
    <message>
        <source>Shipped test set, %1</source>
        <translation>随附测试集，%1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Started the evaluation “%1” in %2.</source>
        <translation>已在 %2 中开始评测“%1”。</translation>
    </message>
</context>
<context>
    <name>app::Inspection</name>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Save Mask</source>
        <translation>保存掩码</translation>
    </message>
    <message>
        <source>Mask (*.json)</source>
        <translation>掩码 (*.json)</translation>
    </message>
    <message>
        <source>The next question compresses with the mask “%1”.</source>
        <translation>下一个问题将用掩码“%1”压缩。</translation>
    </message>
    <message>
        <source>The next question compresses with the model&apos;s own mask.</source>
        <translation>下一个问题将用模型自己的掩码压缩。</translation>
    </message>
    <message>
        <source>Open a document to look into its memory.</source>
        <translation>打开文档，查看它的记忆。</translation>
    </message>
    <message>
        <source>Compressing…</source>
        <translation>正在压缩…</translation>
    </message>
    <message>
        <source>Compressing… %1 %</source>
        <translation>正在压缩… %1 %</translation>
    </message>
</context>
<context>
    <name>app::LessonDesk</name>
    <message>
        <source>The lesson&apos;s document %1 was not found.</source>
        <translation>找不到课程的文档 %1。</translation>
    </message>
    <message>
        <source>There is no model loaded that answers.</source>
        <translation>没有加载能够回答的模型。</translation>
    </message>
    <message>
        <source>Add Lessons</source>
        <translation>添加课程</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>课程 (*.json)</translation>
    </message>
    <message>
        <source>Type your name first, so that your teacher knows whose results these are.</source>
        <translation>请先填写姓名，让老师知道这是谁的结果。</translation>
    </message>
    <message>
        <source>Export My Results</source>
        <translation>导出我的结果</translation>
    </message>
    <message>
        <source>Results (*.json)</source>
        <translation>结果 (*.json)</translation>
    </message>
    <message>
        <source>Result Files of a Class</source>
        <translation>全班的结果文件</translation>
    </message>
    <message>
        <source>Save the Class Report</source>
        <translation>保存班级报告</translation>
    </message>
    <message>
        <source>Web page (*.html);;Table (*.csv)</source>
        <translation>网页 (*.html);;表格 (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>app::Librarian</name>
    <message>
        <source>%1 · questions: %2 · documents: %3</source>
        <translation>%1 · 问题：%2 · 文档：%3</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was being answered.</source>
        <translation>中断：回答过程中程序结束了。</translation>
    </message>
</context>
<context>
    <name>app::RunTasks</name>
    <message>
        <source>Evaluation “%1”</source>
        <translation>评测“%1”</translation>
    </message>
    <message>
        <source>Training “%1”</source>
        <translation>训练“%1”</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
</context>
<context>
    <name>app::Runs</name>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Preparing the data…</source>
        <translation>正在准备数据…</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>Answering “%1”</source>
        <translation>正在回答“%1”</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>个 token</translation>
    </message>
    <message>
        <source>Comparing sources of “%1”</source>
        <translation>正在比较“%1”的来源</translation>
    </message>
</context>
<context>
    <name>app::SideRunner</name>
    <message>
        <source>It was stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>app::Studio</name>
    <message>
        <source> (up to %1)</source>
        <translation>（最多 %1）</translation>
    </message>
    <message>
        <source>Loading %1%2…</source>
        <translation>正在加载 %1%2…</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>Loaded %1 on %2, %3.</source>
        <translation>已加载 %1，设备 %2，%3。</translation>
    </message>
    <message>
        <source>%1 has no compressor, so it cannot answer from memory. “pic train” makes one; “pic generate” continues texts with it.</source>
        <translation>%1 没有压缩器，不能从记忆回答。“pic train”可以训练一个；“pic generate”可用它续写文本。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>There is no model. Open a model folder.</source>
        <translation>没有模型。请打开模型文件夹。</translation>
    </message>
    <message>
        <source>The model has not been loaded yet: the last run ended in a crash.</source>
        <translation>模型尚未加载：上次运行以崩溃结束。</translation>
    </message>
    <message>
        <source>Nothing has been asked yet.</source>
        <translation>还没有提过问题。</translation>
    </message>
    <message>
        <source>Pages of %1</source>
        <translation>%1 的页面</translation>
    </message>
    <message>
        <source>“pic ask” takes one document. Save the session, and compute it again with “pic replay FILE.picz”.</source>
        <translation>“pic ask”只接受一个文档。请保存会话，再用“pic replay FILE.picz”重新计算。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>app::TrainingDesk</name>
    <message>
        <source>Copied: a configuration and the call of pic that trains by it.</source>
        <translation>已复制：一份配置，以及按它训练的 pic 命令。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Started the training “%1” in %2.</source>
        <translation>已在 %2 中开始训练“%1”。</translation>
    </message>
</context>
<context>
    <name>app::Worker</name>
    <message>
        <source>There is not enough memory for this. Use a shorter text, a higher ratio or a smaller model.</source>
        <translation>内存不够。请用更短的文本、更高的压缩比或更小的模型。</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>%1 % a token</source>
        <translation>每个 token %1 %</translation>
    </message>
    <message>
        <source>likely right (%1 %)</source>
        <translation>多半正确（%1 %）</translation>
    </message>
    <message>
        <source>unsure (%1 %)</source>
        <translation>不确定（%1 %）</translation>
    </message>
    <message>
        <source>probably wrong (%1 %)</source>
        <translation>多半错误（%1 %）</translation>
    </message>
    <message>
        <source>This model has learned English only: an answer to a question in another language is a guess.</source>
        <translation>这个模型只学过英语：用其他语言提问，得到的答案是猜测。</translation>
    </message>
    <message>
        <source>This model finds short facts in a text. It was not made for summaries, translations or opinions.</source>
        <translation>这个模型用来在文本中查找简短的事实，不适合摘要、翻译或发表意见。</translation>
    </message>
    <message>
        <source>&amp;New Text</source>
        <translation>新建文本(&amp;N)</translation>
    </message>
    <message>
        <source>Begin an empty text in this conversation</source>
        <translation>在此对话中新建空白文本</translation>
    </message>
    <message>
        <source>&amp;Open Document…</source>
        <translation>打开文档(&amp;O)…</translation>
    </message>
    <message>
        <source>Open documents into this conversation</source>
        <translation>在此对话中打开文档</translation>
    </message>
    <message>
        <source>&amp;Paste as New Text</source>
        <translation>粘贴为新文本(&amp;P)</translation>
    </message>
    <message>
        <source>Make a text of what is on the clipboard</source>
        <translation>把剪贴板的内容作为文本</translation>
    </message>
    <message>
        <source>&amp;Close Document</source>
        <translation>关闭文档(&amp;C)</translation>
    </message>
    <message>
        <source>Take the shown document out of this conversation</source>
        <translation>把显示的文档移出此对话</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close PIC Studio</source>
        <translation>关闭 PIC Studio</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last change of the text</source>
        <translation>撤销对文本的上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重新进行该更改</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Move the selection to the clipboard</source>
        <translation>把所选内容移到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selection to the clipboard</source>
        <translation>把所选内容复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Insert what is on the clipboard; without a document, make one of it</source>
        <translation>插入剪贴板的内容；没有文档时则新建一个</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select the whole text</source>
        <translation>选择全部文本</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find words or a regular expression in the document</source>
        <translation>在文档中查找词语或正则表达式</translation>
    </message>
    <message>
        <source>C&amp;lear Highlights</source>
        <translation>清除标记(&amp;L)</translation>
    </message>
    <message>
        <source>Take the marks out of the documents</source>
        <translation>清除文档中的标记</translation>
    </message>
    <message>
        <source>&amp;Simple</source>
        <translation>简洁(&amp;S)</translation>
    </message>
    <message>
        <source>The document and the conversation, nothing else</source>
        <translation>只有文档和对话</translation>
    </message>
    <message>
        <source>&amp;Researcher</source>
        <translation>研究(&amp;R)</translation>
    </message>
    <message>
        <source>With library, tasks and log, and every setting of the compression</source>
        <translation>显示资料库、任务和日志，以及压缩的全部设置</translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation>教学(&amp;T)</translation>
    </message>
    <message>
        <source>With the library, and every setting of the compression</source>
        <translation>显示资料库，以及压缩的全部设置</translation>
    </message>
    <message>
        <source>Restore &amp;Default Layout</source>
        <translation>恢复默认布局(&amp;D)</translation>
    </message>
    <message>
        <source>Put all parts of the window where they were at first</source>
        <translation>把窗口各部分放回最初的位置</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Colours as the desktop has them</source>
        <translation>使用桌面的颜色</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>浅底深字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>深底浅字</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>White on black, for the greatest contrast</source>
        <translation>黑底白字，对比度最大</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>All text ten per cent larger, up to 200 %</source>
        <translation>所有文字放大百分之十，最大 200 %</translation>
    </message>
    <message>
        <source>S&amp;maller Text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>All text ten per cent smaller, down to 80 %</source>
        <translation>所有文字缩小百分之十，最小 80 %</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>正常文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>Text as large as the desktop has it</source>
        <translation>使用桌面的文字大小</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>打开模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Load a model from a folder</source>
        <translation>从文件夹加载模型</translation>
    </message>
    <message>
        <source>Use the &amp;Shipped Model</source>
        <translation>使用随附模型(&amp;S)</translation>
    </message>
    <message>
        <source>Load the model that comes with PIC Studio</source>
        <translation>加载 PIC Studio 随附的模型</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>Load the model anew from its folder</source>
        <translation>从文件夹重新加载模型</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>提问(&amp;A)</translation>
    </message>
    <message>
        <source>Ask the question that is typed</source>
        <translation>提出已输入的问题</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop compressing or answering</source>
        <translation>停止压缩或回答</translation>
    </message>
    <message>
        <source>Ask Again (&amp;Retry)</source>
        <translation>再问一次(&amp;R)</translation>
    </message>
    <message>
        <source>Ask the last question again</source>
        <translation>再次提出上一个问题</translation>
    </message>
    <message>
        <source>&amp;Compare Sources</source>
        <translation>比较来源(&amp;C)</translation>
    </message>
    <message>
        <source>Answer the last question from memory, text, nothing and a budget of text</source>
        <translation>分别从记忆、全文、无文本和同等预算的文本回答上一个问题</translation>
    </message>
    <message>
        <source>&amp;New Conversation</source>
        <translation>新对话(&amp;N)</translation>
    </message>
    <message>
        <source>Begin anew with the same documents</source>
        <translation>用同样的文档重新开始</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>Model, device, colours and text size</source>
        <translation>模型、设备、颜色和文字大小</translation>
    </message>
    <message>
        <source>&amp;Next Document</source>
        <translation>下一个文档(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next document</source>
        <translation>显示下一个文档</translation>
    </message>
    <message>
        <source>&amp;Previous Document</source>
        <translation>上一个文档(&amp;P)</translation>
    </message>
    <message>
        <source>Show the document before</source>
        <translation>显示上一个文档</translation>
    </message>
    <message>
        <source>Go to &amp;Document</source>
        <translation>转到文档(&amp;D)</translation>
    </message>
    <message>
        <source>Put the cursor into the document</source>
        <translation>把光标放到文档中</translation>
    </message>
    <message>
        <source>Go to &amp;Question</source>
        <translation>转到问题(&amp;Q)</translation>
    </message>
    <message>
        <source>Put the cursor into the question</source>
        <translation>把光标放到问题中</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>How to use PIC Studio, and all keys</source>
        <translation>如何使用 PIC Studio，以及所有按键</translation>
    </message>
    <message>
        <source>&amp;About and Diagnostics</source>
        <translation>关于和诊断(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licences, and what to copy into a report</source>
        <translation>版本、许可，以及报告问题时应复制的内容</translation>
    </message>
    <message>
        <source>Open Documents</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>PIC Studio</source>
        <translation>PIC Studio</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>布局(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>无文本</translation>
    </message>
    <message>
        <source>the full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>as much text as %1 leaves</source>
        <translation>%1 所容的原文</translation>
    </message>
    <message>
        <source>Both give the same answer</source>
        <translation>两者答案相同</translation>
    </message>
    <message>
        <source>They give different answers</source>
        <translation>两者答案不同</translation>
    </message>
    <message>
        <source>More with %1</source>
        <translation>%1 更多</translation>
    </message>
    <message>
        <source>The same with both</source>
        <translation>两者相同</translation>
    </message>
    <message>
        <source>“%1” is no language with a text</source>
        <translation>“%1”不是带文本的语言</translation>
    </message>
    <message>
        <source>a text is expected, or {&quot;en&quot;: …, &quot;zh&quot;: …} with at least English</source>
        <translation>应为文本，或至少含英文的 {&quot;en&quot;: …, &quot;zh&quot;: …}</translation>
    </message>
    <message>
        <source>one or two runs are expected</source>
        <translation>应有一次或两次运行</translation>
    </message>
    <message>
        <source>answers are compared between two runs</source>
        <translation>答案要在两次运行之间比较</translation>
    </message>
    <message>
        <source>“f1” needs at least one right answer</source>
        <translation>“f1”至少需要一个正确答案</translation>
    </message>
    <message>
        <source>at least two answers to choose from are expected</source>
        <translation>应至少有两个可选答案</translation>
    </message>
    <message>
        <source>this program reads version 1</source>
        <translation>本程序读取第 1 版</translation>
    </message>
    <message>
        <source>a lesson needs at least one step</source>
        <translation>课程至少要有一步</translation>
    </message>
    <message>
        <source>a lesson with a live question needs a document to ask it of</source>
        <translation>含现场问题的课程需要一个可以提问的文档</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1 第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1 is no lesson. %2.</source>
        <translation>%1 不是课程。%2。</translation>
    </message>
    <message>
        <source>Questions, the hardest first</source>
        <translation>问题，最难的在前</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>学习者人数</translation>
    </message>
    <message>
        <source>Right at once</source>
        <translation>一次答对</translation>
    </message>
    <message>
        <source>%1 is no result file of a lesson. %2.</source>
        <translation>%1 不是课程的结果文件。%2。</translation>
    </message>
    <message>
        <source>Class report</source>
        <translation>班级报告</translation>
    </message>
    <message>
        <source>Each cell: questions answered rightly at once, of all questions of the lesson; ✓ the lesson is finished.</source>
        <translation>每格：一次答对的问题数／课程的全部问题数；✓ 表示课程已完成。</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>学习者</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无姓名）</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>saving and stopping…</source>
        <translation>正在保存并停止…</translation>
    </message>
    <message>
        <source>stopped, can go on</source>
        <translation>已停止，可继续</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>意外结束</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1／%2 %3</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Say a sentence of the text again that a few of its words name</source>
        <translation>复述由其中几个词指出的文中句子</translation>
    </message>
    <message>
        <source>Cloze</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>Say the word that was taken out of a sentence of the text</source>
        <translation>说出从文中句子里取走的词</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer questions; needs data with questions</source>
        <translation>回答问题；需要带问题的数据</translation>
    </message>
    <message>
        <source>Unanswerable</source>
        <translation>无法回答</translation>
    </message>
    <message>
        <source>Say that the text does not hold the answer</source>
        <translation>说明文本中没有答案</translation>
    </message>
    <message>
        <source>Reproduction</source>
        <translation>复述</translation>
    </message>
    <message>
        <source>Say the whole text again from memory (AE)</source>
        <translation>从记忆复述整篇文本（AE）</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>Go on with the text after what memory holds</source>
        <translation>接着记忆所含内容之后续写文本</translation>
    </message>
    <message>
        <source>Plain language</source>
        <translation>普通语言</translation>
    </message>
    <message>
        <source>Go on with a text without any memory</source>
        <translation>不用任何记忆续写文本</translation>
    </message>
    <message>
        <source>Choose at least one file to learn from.</source>
        <translation>请至少选择一个用来学习的文件。</translation>
    </message>
    <message>
        <source>Give at least one objective and one ratio a weight above 0.</source>
        <translation>请至少给一个目标和一个压缩比大于 0 的权重。</translation>
    </message>
    <message>
        <source>Choose the folder to start from.</source>
        <translation>请选择作为起点的文件夹。</translation>
    </message>
    <message>
        <source>Only the compressor is to be trained, but no ratio above 1 has a weight.</source>
        <translation>只训练压缩器，但没有大于 1 的压缩比有权重。</translation>
    </message>
    <message>
        <source>full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>another&apos;s memory</source>
        <translation>另一份记忆</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>, told</source>
        <translation>，给定</translation>
    </message>
    <message>
        <source>on what is learned</source>
        <translation>在所学数据上</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than a lesson may be (4 MB).</source>
        <translation>%1 超过课程允许的大小（4 MB）。</translation>
    </message>
    <message>
        <source>The language that the desktop has</source>
        <translation>使用桌面的语言</translation>
    </message>
    <message>
        <source>Show the window in English</source>
        <translation>用英语显示窗口</translation>
    </message>
    <message>
        <source>Show the window in Simplified Chinese</source>
        <translation>用简体中文显示窗口</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>%1 questions; 95 % intervals.</source>
        <translation>%1 个问题；95 % 区间。</translation>
    </message>
    <message>
        <source>It was stopped: the rows hold what was asked until then.</source>
        <translation>已停止：各行只含停止前所问的。</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>如何得出</translation>
    </message>
    <message>
        <source>leading text</source>
        <translation>开头文本</translation>
    </message>
    <message>
        <source>BM25 text</source>
        <translation>BM25 文本</translation>
    </message>
    <message>
        <source>memory, text again</source>
        <translation>记忆，再读原文</translation>
    </message>
    <message>
        <source>shuffled memory</source>
        <translation>打乱的记忆</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open all documents of a folder into this conversation</source>
        <translation>在此对话中打开一个文件夹的所有文档</translation>
    </message>
    <message>
        <source>&amp;Save Session…</source>
        <translation>保存会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Keep this conversation and its documents in a session file, which “pic replay” computes again</source>
        <translation>把这个对话及其文档保存为会话文件，“pic replay”可重新计算</translation>
    </message>
    <message>
        <source>&amp;Export Conversation…</source>
        <translation>导出对话(&amp;E)…</translation>
    </message>
    <message>
        <source>Write questions and answers as Markdown, HTML or JSON</source>
        <translation>把问题和答案写成 Markdown、HTML 或 JSON</translation>
    </message>
    <message>
        <source>Copy as Command &amp;Line</source>
        <translation>复制为命令行(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the call of “pic” that gives the last answer again</source>
        <translation>复制再次得出上一个答案的“pic”命令</translation>
    </message>
    <message>
        <source>F&amp;ind in Library…</source>
        <translation>在资料库中查找(&amp;I)…</translation>
    </message>
    <message>
        <source>Find words in all kept conversations and documents</source>
        <translation>在所有保存的对话和文档中查找词语</translation>
    </message>
    <message>
        <source>Rena&amp;me Conversation…</source>
        <translation>重命名对话(&amp;M)…</translation>
    </message>
    <message>
        <source>Give the conversation another name; the one selected in the library, or the current one</source>
        <translation>给对话改名：资料库中选中的，或当前的</translation>
    </message>
    <message>
        <source>&amp;Delete Conversation…</source>
        <translation>删除对话(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete the conversation selected in the library, or the current one</source>
        <translation>删除资料库中选中的对话，或当前的对话</translation>
    </message>
    <message>
        <source>Documents and sessions (*.txt *.md *.markdown *.text *.html *.htm *.pdf *.docx *.odt *.picz);;All files (*)</source>
        <translation>文档和会话 (*.txt *.md *.markdown *.text *.html *.htm *.pdf *.docx *.odt *.picz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>%1 allowed pairs of %2 (%3 %)
%4 for them, %5 in all layers besides
Key-value cache: %6 instead of %7</source>
        <translation>%2 对中允许 %1 对（%3 %）
为此 %4，所有层的其余部分 %5
键值缓存：%6，原为 %7</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>text sees text</source>
        <translation>文本看文本</translation>
    </message>
    <message>
        <source>memory sees text</source>
        <translation>记忆看文本</translation>
    </message>
    <message>
        <source>memory sees memory</source>
        <translation>记忆看记忆</translation>
    </message>
    <message>
        <source>text sees memory</source>
        <translation>文本看记忆</translation>
    </message>
    <message>
        <source>shown by hand</source>
        <translation>手动显示</translation>
    </message>
    <message>
        <source>hidden by hand</source>
        <translation>手动隐藏</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>两者都有</translation>
    </message>
    <message>
        <source>only in this mask</source>
        <translation>仅此掩码有</translation>
    </message>
    <message>
        <source>only in the other</source>
        <translation>仅另一掩码有</translation>
    </message>
    <message>
        <source>looks …</source>
        <translation>谁看 …</translation>
    </message>
    <message>
        <source>… at</source>
        <translation>… 看谁</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Diverging</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF 页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers as CSV (*.csv)</source>
        <translation>CSV 数据 (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>A figure is written as .png, .svg, .pdf or .csv, not as “.%1”.</source>
        <translation>图可写为 .png、.svg、.pdf 或 .csv，不能写为“.%1”。</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About PIC Studio</source>
        <translation>关于 PIC Studio</translation>
    </message>
    <message>
        <source>PIC Studio %1</source>
        <translation>PIC Studio %1</translation>
    </message>
    <message>
        <source>Compresses documents into memory tokens and answers from them. Everything happens on this computer. GPL-3.0 or later; the engine is Apache-2.0. Other people&apos;s work is named in NOTICE.</source>
        <translation>把文档压缩成记忆 token 并由此回答。一切都在这台计算机上进行。GPL-3.0 或更高版本；引擎为 Apache-2.0。他人的成果见 NOTICE。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ui::AnswerLabel</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>ui::AskWorkspace</name>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>The text has changed; the next question compresses what is new.</source>
        <translation>文本已更改；下一个问题会压缩新的部分。</translation>
    </message>
    <message>
        <source>This model has no compressor: it cannot answer from memory.</source>
        <translation>这个模型没有压缩器：不能从记忆回答。</translation>
    </message>
    <message>
        <source>Open or paste a document first.</source>
        <translation>请先打开或粘贴文档。</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>%1 tokens of text are read as they are.</source>
        <translation>直接读取 %1 个文本 token。</translation>
    </message>
</context>
<context>
    <name>ui::AttentionPane</name>
    <message>
        <source>Where the answer looks</source>
        <translation>答案在看哪里</translation>
    </message>
    <message>
        <source>Steps of the answer</source>
        <translation>答案的各步</translation>
    </message>
    <message>
        <source>Every position</source>
        <translation>每个位置</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Ask a question to see where the answer looks.</source>
        <translation>提一个问题，看答案在看哪里。</translation>
    </message>
    <message>
        <source>Reading the attention…</source>
        <translation>正在读取注意力…</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>step of the answer</source>
        <translation>答案的步</translation>
    </message>
    <message>
        <source>what was read</source>
        <translation>读到的内容</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Mean of all layers and heads</source>
        <translation>所有层和头的平均</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
</context>
<context>
    <name>ui::AttributionView</name>
    <message>
        <source>What the answer hangs on</source>
        <translation>答案取决于什么</translation>
    </message>
    <message>
        <source>Text, by how much the answer hangs on it</source>
        <translation>文本，按答案对它的依赖着色</translation>
    </message>
    <message>
        <source>Leave one out</source>
        <translation>逐一去除</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力推演</translation>
    </message>
    <message>
        <source>Influence of the text</source>
        <translation>文本的影响</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>memory tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>chunks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>去除什么</translation>
    </message>
    <message>
        <source>Ask a question to see what its answer hangs on.</source>
        <translation>提一个问题，看它的答案取决于什么。</translation>
    </message>
    <message>
        <source>Nothing was read that could be left out.</source>
        <translation>没有读到可以去除的内容。</translation>
    </message>
    <message>
        <source>(end)</source>
        <translation>（结束）</translation>
    </message>
    <message>
        <source>what was read</source>
        <translation>读到的内容</translation>
    </message>
    <message>
        <source>token of the answer</source>
        <translation>答案的 token</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>纳特</translation>
    </message>
    <message>
        <source>Most: %1 (%2)</source>
        <translation>最大：%1（%2）</translation>
    </message>
    <message>
        <source>memory token</source>
        <translation>第几个记忆 token</translation>
    </message>
    <message>
        <source>piece of the text that was replaced</source>
        <translation>被替换的文本片段</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>How far each memory token moves when a piece of the text is replaced</source>
        <translation>替换一段文本时，每个记忆 token 移动多远</translation>
    </message>
</context>
<context>
    <name>ui::BorderStrip</name>
    <message>
        <source>Chunk borders</source>
        <translation>块边界</translation>
    </message>
    <message>
        <source>Drag a border to move it. Double click a chunk to split it, a border to take it away.</source>
        <translation>拖动边界可移动它。双击块可拆分，双击边界可去掉。</translation>
    </message>
</context>
<context>
    <name>ui::ChartFigure</name>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ui::CheckView</name>
    <message>
        <source>Ask the &amp;Model</source>
        <translation>询问模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Check Answer</source>
        <translation>检查答案(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;Answer</source>
        <translation>显示答案(&amp;A)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>You have answered this rightly.</source>
        <translation>你已答对此题。</translation>
    </message>
    <message>
        <source>The model is being asked…</source>
        <translation>正在询问模型…</translation>
    </message>
    <message>
        <source>**Right.**</source>
        <translation>**正确。**</translation>
    </message>
    <message>
        <source>**The model did otherwise.**</source>
        <translation>**模型的结果不同。**</translation>
    </message>
    <message>
        <source>**Not yet.** Read the step again and try another answer.</source>
        <translation>**还不对。**再读一遍这一步，试试别的答案。</translation>
    </message>
    <message>
        <source>The answer is: **%1**</source>
        <translation>答案是：**%1**</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Compared sources</source>
        <translation>来源比较</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>From the memory tokens</source>
        <translation>来自记忆 token</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>From the whole text</source>
        <translation>来自整篇文本</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Without any text: what the model knows or guesses</source>
        <translation>没有任何文本：模型所知或所猜</translation>
    </message>
    <message>
        <source>Same budget of text</source>
        <translation>同等预算的文本</translation>
    </message>
    <message>
        <source>From the beginning of the text, as long as the memory is</source>
        <translation>来自文本开头，与记忆一样长</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>The text does not say this.</source>
        <translation>文本中没有说到。</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>（没有答案）</translation>
    </message>
    <message>
        <source>%1 positions · %2 · %3</source>
        <translation>%1 个位置 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>ui::CompareWorkspace</name>
    <message>
        <source>The text does not say this.</source>
        <translation>文本中没有说到。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一方</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二方</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Both sides read the document that is shown in Ask.</source>
        <translation>双方都读“提问”中显示的文档。</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Ask the questions of both sides</source>
        <translation>向双方提出这些问题</translation>
    </message>
    <message>
        <source>&amp;Stop Comparing</source>
        <translation>停止比较(&amp;S)</translation>
    </message>
    <message>
        <source>Stop after the answer that is being written</source>
        <translation>写完当前答案后停止</translation>
    </message>
    <message>
        <source>&amp;Export Tables…</source>
        <translation>导出表格(&amp;E)…</translation>
    </message>
    <message>
        <source>Write answers and measures as CSV</source>
        <translation>把答案和指标写成 CSV</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>A question a line; with right answers: When was it lit? =&gt; 1871 | in 1871</source>
        <translation>每行一个问题；可附正确答案：When was it lit? =&gt; 1871 | in 1871</translation>
    </message>
    <message>
        <source>Write at least one question first.</source>
        <translation>请先写至少一个问题。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Second − first</source>
        <translation>第二方 − 第一方</translation>
    </message>
    <message>
        <source>95 % interval, paired</source>
        <translation>95 % 区间（成对）</translation>
    </message>
    <message>
        <source>needs two questions</source>
        <translation>需要两个问题</translation>
    </message>
</context>
<context>
    <name>ui::CompressionBar</name>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Token budget</source>
        <translation>token 预算</translation>
    </message>
    <message>
        <source>Compress by ratio or by budget</source>
        <translation>按压缩比或按预算压缩</translation>
    </message>
    <message>
        <source>Compression ratio</source>
        <translation>压缩比</translation>
    </message>
    <message>
        <source>How many tokens of the text one memory token stands for. 1×: the text itself is read.</source>
        <translation>一个记忆 token 代表多少个文本 token。1×：直接读原文。</translation>
    </message>
    <message>
        <source> memory tokens</source>
        <translation> 个记忆 token</translation>
    </message>
    <message>
        <source>Budget of memory tokens</source>
        <translation>记忆 token 的预算</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>压缩器</translation>
    </message>
    <message>
        <source>A mask of the Mask Studio is in use. Click to go back to the model&apos;s own.</source>
        <translation>正在使用掩码工作室的掩码。点击可换回模型自己的掩码。</translation>
    </message>
    <message>
        <source>Mask: %1</source>
        <translation>掩码：%1</translation>
    </message>
</context>
<context>
    <name>ui::ContextMeter</name>
    <message>
        <source>%1 tokens → %2 memory tokens (%3, %4 with delimiters) in %5 of at most %6</source>
        <translation>%1 个 token → %2 个记忆 token（%3，含分隔符 %4），共 %5，最多 %6</translation>
    </message>
    <message>
        <source>1 segment</source>
        <translation>1 段</translation>
    </message>
    <message>
        <source>%1 segments</source>
        <translation>%1 段</translation>
    </message>
    <message>
        <source>Key-value cache %1 → %2 · %3 % of the prompt need not be read</source>
        <translation>键值缓存 %1 → %2 · 提示的 %3 % 不必读</translation>
    </message>
    <message>
        <source>Context meter</source>
        <translation>上下文计量</translation>
    </message>
    <message>
        <source>Compressed when you ask.</source>
        <translation>提问时压缩。</translation>
    </message>
</context>
<context>
    <name>ui::ConversationView</name>
    <message>
        <source>Each question stands alone: the model does not remember the ones before it.</source>
        <translation>每个问题独立：模型不记得前面的问题。</translation>
    </message>
    <message>
        <source>Ask your document</source>
        <translation>向文档提问</translation>
    </message>
    <message>
        <source>The document is compressed into a few memory tokens. The answer is read from these alone, and the sentence it came from is marked in the text.</source>
        <translation>文档被压缩成少量记忆 token。答案只从它们读出，所依据的句子会在文本中标出。</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <translation>提问：%1</translation>
    </message>
</context>
<context>
    <name>ui::CorpusTable</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Files to learn from</source>
        <translation>用来学习的文件</translation>
    </message>
    <message>
        <source>&amp;Add Files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What %1 is</source>
        <translation>%1 是什么</translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Detach or attach %1</source>
        <translation>分离或停靠 %1</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
</context>
<context>
    <name>ui::Docks</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>L&amp;ibrary</source>
        <translation>资料库(&amp;I)</translation>
    </message>
    <message>
        <source>Documents, examples and the model</source>
        <translation>文档、示例和模型</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>任务(&amp;K)</translation>
    </message>
    <message>
        <source>What is being worked on, how fast, and how long it still takes</source>
        <translation>正在做什么、多快、还要多久</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>日志(&amp;O)</translation>
    </message>
    <message>
        <source>What happened, line by line</source>
        <translation>逐行记录发生的事</translation>
    </message>
</context>
<context>
    <name>ui::DocumentPane</name>
    <message>
        <source>Documents of this conversation</source>
        <translation>此对话的文档</translation>
    </message>
    <message>
        <source>Open another document into this conversation</source>
        <translation>在此对话中打开另一个文档</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>%1 的文本</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Show the pages of this document instead of the text that is read from them</source>
        <translation>显示此文档的页面，而不是从中读出的文本</translation>
    </message>
</context>
<context>
    <name>ui::EngineWords</name>
    <message>
        <source>Asking</source>
        <translation>正在提问</translation>
    </message>
    <message>
        <source>Compressing</source>
        <translation>正在压缩</translation>
    </message>
    <message>
        <source>Telling again</source>
        <translation>正在复述</translation>
    </message>
    <message>
        <source>Changing the text</source>
        <translation>正在更改文本</translation>
    </message>
    <message>
        <source>Leaving out</source>
        <translation>正在逐个去掉</translation>
    </message>
    <message>
        <source>Differentiating</source>
        <translation>正在求导</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Reconstructing</source>
        <translation>正在重建</translation>
    </message>
    <message>
        <source>Calibrating</source>
        <translation>正在校准</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>个 token</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>个问题</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>片</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>个部分</translation>
    </message>
    <message>
        <source>words</source>
        <translation>个词</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>个文档</translation>
    </message>
</context>
<context>
    <name>ui::EvaluationForm</name>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>How many questions</source>
        <translation>多少问题</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Start &amp;Evaluation</source>
        <translation>开始评测(&amp;E)</translation>
    </message>
    <message>
        <source>Batch evaluation</source>
        <translation>批量评测</translation>
    </message>
    <message>
        <source>Asks a file of questions (JSON lines or SQuAD) from memory at several ratios and from the texts it has to be compared with. It runs on when the window closes, can be paused, and ends in a report.</source>
        <translation>用若干压缩比的记忆，以及必须与之比较的文本，回答一个文件的问题（JSON lines 或 SQuAD）。窗口关闭后仍会继续，可以暂停，最后生成报告。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>多少(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Ratios</source>
        <translation>压缩比(&amp;R)</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读自</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>无文本</translation>
    </message>
    <message>
        <source>leading text</source>
        <translation>开头文本</translation>
    </message>
    <message>
        <source>BM25 text</source>
        <translation>BM25 文本</translation>
    </message>
    <message>
        <source>another&apos;s memory</source>
        <translation>另一份记忆</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceRow</name>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Show this sentence in the document</source>
        <translation>在文档中显示这句话</translation>
    </message>
</context>
<context>
    <name>ui::ExploreWorkspace</name>
    <message>
        <source>Evaluations</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>&amp;New Evaluation</source>
        <translation>新评测(&amp;N)</translation>
    </message>
    <message>
        <source>Ask a file of questions at several ratios</source>
        <translation>用若干压缩比回答一个文件的问题</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>保存报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Save the evaluation as a PDF page or as CSV</source>
        <translation>把评测保存为 PDF 页面或 CSV</translation>
    </message>
    <message>
        <source>&amp;Open Report Page</source>
        <translation>打开报告页(&amp;O)</translation>
    </message>
    <message>
        <source>Show the report of a finished evaluation in the browser</source>
        <translation>在浏览器中显示已完成评测的报告</translation>
    </message>
    <message>
        <source>Delete this evaluation from the disk?</source>
        <translation>从磁盘删除这次评测吗？</translation>
    </message>
    <message>
        <source>comes with PIC Studio</source>
        <translation>PIC Studio 随附</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ui::Figure</name>
    <message>
        <source>Show the numbers as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Export as PNG, SVG, PDF or CSV</source>
        <translation>导出为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Numbers of “%1”</source>
        <translation>“%1”的数字</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Export Figure</source>
        <translation>导出图</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Regular &amp;expression</source>
        <translation>正则表达式(&amp;E)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在此文档中查找</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>要查找的词语</translation>
    </message>
    <message>
        <source>From the other end</source>
        <translation>从另一端继续</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>ui::GeometryView</name>
    <message>
        <source>How long the memory vectors are</source>
        <translation>记忆向量有多长</translation>
    </message>
    <message>
        <source>Memory tokens on the two directions of largest spread (PCA)</source>
        <translation>记忆 token 在散布最大的两个方向上（PCA）</translation>
    </message>
    <message>
        <source>Memory token</source>
        <translation>记忆 token 号</translation>
    </message>
    <message>
        <source>Nearest words (cosine)</source>
        <translation>最近的词（余弦）</translation>
    </message>
    <message>
        <source>Nearest words</source>
        <translation>最近的词</translation>
    </message>
    <message>
        <source>Open a document and a model.</source>
        <translation>请打开文档和模型。</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>memory token of all segments</source>
        <translation>所有段的记忆 token</translation>
    </message>
    <message>
        <source>Euclidean norm</source>
        <translation>欧几里得范数</translation>
    </message>
    <message>
        <source>memory tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>first direction, %1 % of the spread</source>
        <translation>第一方向，占散布的 %1 %</translation>
    </message>
    <message>
        <source>second direction, %1 %</source>
        <translation>第二方向，%1 %</translation>
    </message>
    <message>
        <source>Dashed: mean norm of the words, %1</source>
        <translation>虚线：词的平均范数，%1</translation>
    </message>
</context>
<context>
    <name>ui::HeadPicker</name>
    <message>
        <source>Layer and head</source>
        <translation>层和头</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
</context>
<context>
    <name>ui::HelpDialog</name>
    <message>
        <source>How to use PIC Studio</source>
        <translation>如何使用 PIC Studio</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Ask a document&lt;/h2&gt;&lt;p&gt;Open, drop or paste a text on the left, type a question on the right and press Return.&lt;/p&gt;&lt;p&gt;The text is cut into segments, and each is compressed into &lt;b&gt;memory tokens&lt;/b&gt;: vectors that stand for a few words each. The slider says how many tokens of the text one memory token stands for; at 1× the text itself is read. The answer is read from the memory tokens alone.&lt;/p&gt;&lt;p&gt;Under an answer stand the sentences it was read from, as far as attention tells; in the text they have the same colour. Click a word of the answer to see the memory tokens behind it and what they stand for. Attention says where the model looked, and is no proof.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Compare sources&lt;/b&gt; answers the same question from the memory, from the full text, from nothing, and from as much text as the memory takes.&lt;/p&gt;&lt;p&gt;Each question stands alone: the model does not remember the ones before it.&lt;/p&gt;&lt;h2&gt;Keys&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;向文档提问&lt;/h2&gt;&lt;p&gt;在左边打开、拖入或粘贴文本，在右边输入问题，按回车。&lt;/p&gt;&lt;p&gt;文本被切成段，每段压缩成&lt;b&gt;记忆 token&lt;/b&gt;：各代表几个词的向量。滑块表示一个记忆 token 代表多少个文本 token；1× 时直接读原文。答案只从记忆 token 读出。&lt;/p&gt;&lt;p&gt;答案下面是它所依据的句子，以注意力所能说明的为限；它们在文本中颜色相同。点击答案中的词，可看到背后的记忆 token 及其代表的内容。注意力说明模型看了哪里，不是证明。&lt;/p&gt;&lt;p&gt;&lt;b&gt;比较来源&lt;/b&gt;分别从记忆、全文、无文本和与记忆同样多的文本回答同一个问题。&lt;/p&gt;&lt;p&gt;每个问题独立：模型不记得前面的问题。&lt;/p&gt;&lt;h2&gt;按键&lt;/h2&gt;</translation>
    </message>
</context>
<context>
    <name>ui::InspectWorkspace</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Memory Map</source>
        <translation>记忆图</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>归因</translation>
    </message>
    <message>
        <source>Knock-Out</source>
        <translation>去除试验</translation>
    </message>
    <message>
        <source>What Survived</source>
        <translation>留存内容</translation>
    </message>
    <message>
        <source>Memory Tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>Previous segment</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Next segment</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>&amp;Next Segment</source>
        <translation>下一段(&amp;N)</translation>
    </message>
    <message>
        <source>Look at the next segment of the documents</source>
        <translation>查看文档的下一段</translation>
    </message>
    <message>
        <source>Pre&amp;vious Segment</source>
        <translation>上一段(&amp;V)</translation>
    </message>
    <message>
        <source>Look at the segment before</source>
        <translation>查看前一段</translation>
    </message>
    <message>
        <source>&amp;Export Figure…</source>
        <translation>导出图(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the shown figure as PNG, SVG, PDF or CSV</source>
        <translation>把显示的图写成 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>&amp;Use This Mask on the Model</source>
        <translation>在模型上使用此掩码(&amp;U)</translation>
    </message>
    <message>
        <source>Compress with the designed mask from now on</source>
        <translation>从现在起用设计的掩码压缩</translation>
    </message>
    <message>
        <source>Use the Model&apos;s &amp;Own Mask</source>
        <translation>使用模型自己的掩码(&amp;O)</translation>
    </message>
    <message>
        <source>Compress with the mask the model was trained with</source>
        <translation>用模型训练时的掩码压缩</translation>
    </message>
    <message>
        <source>&amp;Save Mask…</source>
        <translation>保存掩码(&amp;S)…</translation>
    </message>
    <message>
        <source>Write the designed mask to a file for “pic train” and “pic ask”</source>
        <translation>把设计的掩码写入文件，供“pic train”和“pic ask”使用</translation>
    </message>
    <message>
        <source>&amp;Clear Painted Cells</source>
        <translation>清除涂改的格子(&amp;C)</translation>
    </message>
    <message>
        <source>Take back all cells that were set by hand</source>
        <translation>撤回所有手动设置的格子</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Go through the memory tokens one after the other</source>
        <translation>逐个走过记忆 token</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Segment %1 of %2 · %3 tokens → %4 memory tokens · %5</source>
        <translation>第 %1 段，共 %2 段 · %3 个 token → %4 个记忆 token · %5</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>没有文档</translation>
    </message>
</context>
<context>
    <name>ui::JsonFields</name>
    <message>
        <source>%1: an object in braces is expected</source>
        <translation>%1：应为花括号中的对象</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>a text is expected</source>
        <translation>应为文本</translation>
    </message>
    <message>
        <source>“%1” is none of %2</source>
        <translation>“%1”不在其中：%2</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation>%1 不在 %2 与 %3 之间</translation>
    </message>
    <message>
        <source>a list in square brackets is expected</source>
        <translation>应为方括号中的列表</translation>
    </message>
    <message>
        <source>a list of texts is expected</source>
        <translation>应为文本列表</translation>
    </message>
    <message>
        <source>%1: this key is not known; these are: %2</source>
        <translation>%1：不认识这个键；认识的有：%2</translation>
    </message>
</context>
<context>
    <name>ui::KnockOutView</name>
    <message>
        <source>Ask Again Without Them</source>
        <translation>去掉它们再问</translation>
    </message>
    <message>
        <source>Rank All</source>
        <translation>全部排名</translation>
    </message>
    <message>
        <source>How much less likely each token of the answer was</source>
        <translation>答案的每个 token 可能性下降了多少</translation>
    </message>
    <message>
        <source>Memory token</source>
        <translation>记忆 token 号</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Loss, nats</source>
        <translation>损失，纳特</translation>
    </message>
    <message>
        <source>Memory tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>Ask a question first: in Ask, from memory.</source>
        <translation>请先在“提问”里根据记忆提一个问题。</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose memory tokens and ask again without them.</source>
        <translation>选择记忆 token，去掉它们再问一次。</translation>
    </message>
    <message>
        <source>change of the log-probability</source>
        <translation>对数概率的变化</translation>
    </message>
    <message>
        <source>(end)</source>
        <translation>（结束）</translation>
    </message>
    <message>
        <source>token of the first answer</source>
        <translation>第一个答案的 token</translation>
    </message>
    <message>
        <source>Δ log-probability, nats</source>
        <translation>Δ 对数概率，纳特</translation>
    </message>
    <message numerus="yes">
        <source>Without %n memory token(s) the first answer is %1 nats less likely</source>
        <translation>
            <numerusform>去掉 %n 个记忆 token 后，第一个答案的对数概率低 %1 纳特</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 memory tokens left out, one at a time</source>
        <translation>已逐一去掉 %2 个记忆 token 中的 %1 个</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · 剩余 %1</translation>
    </message>
    <message>
        <source>
Most is lost without, counted over all segments: %1</source>
        <translation>
在所有段中，去掉后损失最大的：%1</translation>
    </message>
    <message>
        <source>Stop Ranking</source>
        <translation>停止排名</translation>
    </message>
    <message>
        <source>Asking again…</source>
        <translation>正在重新提问…</translation>
    </message>
</context>
<context>
    <name>ui::LearnWorkspace</name>
    <message>
        <source>&amp;Start or Go On</source>
        <translation>开始或继续(&amp;S)</translation>
    </message>
    <message>
        <source>Begin the chosen lesson, or go on where you left it</source>
        <translation>开始所选课程，或从离开处继续</translation>
    </message>
    <message>
        <source>&amp;Add Lessons…</source>
        <translation>添加课程(&amp;A)…</translation>
    </message>
    <message>
        <source>Add lesson files that a teacher wrote</source>
        <translation>添加老师写的课程文件</translation>
    </message>
    <message>
        <source>&amp;Export My Results…</source>
        <translation>导出我的结果(&amp;E)…</translation>
    </message>
    <message>
        <source>Write a result file to hand in</source>
        <translation>写出要上交的结果文件</translation>
    </message>
    <message>
        <source>Make a &amp;Class Report…</source>
        <translation>制作班级报告(&amp;C)…</translation>
    </message>
    <message>
        <source>Merge any number of result files into one report of a class</source>
        <translation>把任意多份结果文件合并成一份班级报告</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的姓名</translation>
    </message>
    <message>
        <source>as your teacher knows you</source>
        <translation>老师所认识的姓名</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>你的姓名(&amp;N)</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Right at once</source>
        <translation>一次答对</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>No lessons were found.</source>
        <translation>没有找到课程。</translation>
    </message>
</context>
<context>
    <name>ui::LessonGuide</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>ui::LessonPanel</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>离开(&amp;L)</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>这一步的文字</translation>
    </message>
    <message>
        <source>Leave the lesson; how far you are is kept</source>
        <translation>离开课程；进度会保留</translation>
    </message>
    <message>
        <source>Step of the lesson</source>
        <translation>课程的步骤</translation>
    </message>
    <message>
        <source>This lesson was tried with another model. Questions to the model are checked against the one that is loaded, so what the text says of numbers may differ.</source>
        <translation>这一课是用另一个模型试做的。向模型提的问题按已加载的模型核对，所以文中的数字可能不同。</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
</context>
<context>
    <name>ui::LibraryModel</name>
    <message>
        <source>In this conversation</source>
        <translation>在此对话中</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Kept documents</source>
        <translation>保存的文档</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>It is open in another window.</source>
        <translation>它已在另一个窗口中打开。</translation>
    </message>
    <message>
        <source>%1 (loaded)</source>
        <translation>%1（已加载）</translation>
    </message>
    <message>
        <source>Nothing has “%1”</source>
        <translation>没有内容含有“%1”</translation>
    </message>
</context>
<context>
    <name>ui::LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索资料库</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::LineChart</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the numbers of this chart</source>
        <translation>显示此图的数字</translation>
    </message>
    <message>
        <source>Numbers of “%1”</source>
        <translation>“%1”的数字</translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>New text</source>
        <translation>新文本</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>剪贴板上没有文本。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>PIC Studio</source>
        <translation>PIC Studio</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Session (*.picz)</source>
        <translation>会话 (*.picz)</translation>
    </message>
    <message>
        <source>Export Conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>There is no conversation to rename yet.</source>
        <translation>还没有可重命名的对话。</translation>
    </message>
    <message>
        <source>Name of the conversation:</source>
        <translation>对话的名称：</translation>
    </message>
    <message>
        <source>There is no conversation to delete yet.</source>
        <translation>还没有可删除的对话。</translation>
    </message>
    <message>
        <source>Delete the conversation “%1” and its answers for good?</source>
        <translation>要永久删除对话“%1”及其答案吗？</translation>
    </message>
    <message>
        <source>Nothing has been asked yet that could be saved.</source>
        <translation>还没有提过可以保存的问题。</translation>
    </message>
</context>
<context>
    <name>ui::MapView</name>
    <message>
        <source>Where the memory tokens look</source>
        <translation>记忆 token 在看哪里</translation>
    </message>
    <message>
        <source>Text the memory token looks at</source>
        <translation>记忆 token 所看的文本</translation>
    </message>
    <message>
        <source>Reading the attention…</source>
        <translation>正在读取注意力…</translation>
    </message>
    <message>
        <source>Open a document and a model to see where its memory looks.</source>
        <translation>打开文档和模型，看它的记忆在看哪里。</translation>
    </message>
    <message>
        <source>memory token</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>token of the text</source>
        <translation>文本 token</translation>
    </message>
    <message>
        <source>share of attention</source>
        <translation>注意力份额</translation>
    </message>
    <message>
        <source>Diagonal mass %1 %: the mean share of a row inside its own chunk</source>
        <translation>对角质量 %1 %：每行落在自己块内的平均份额</translation>
    </message>
    <message>
        <source>m%1: %2 % of its attention on the text · centre at token %3 · entropy %4 nats · %5 % in its chunk</source>
        <translation>m%1：注意力有 %2 % 在文本上 · 中心在第 %3 个 token · 熵 %4 纳特 · %5 % 在自己的块内</translation>
    </message>
    <message>
        <source>Point at a row to see in the text where the memory token looks.</source>
        <translation>指向一行，在文本中查看该记忆 token 在看哪里。</translation>
    </message>
</context>
<context>
    <name>ui::MaskControls</name>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Memory tokens see of the text</source>
        <translation>记忆 token 看得到的文本</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>全部文本</translation>
    </message>
    <message>
        <source>their chunk</source>
        <translation>自己的块</translation>
    </message>
    <message>
        <source>up to their chunk</source>
        <translation>到自己的块为止</translation>
    </message>
    <message>
        <source>their chunk and around</source>
        <translation>自己的块及周围</translation>
    </message>
    <message>
        <source>Memory tokens see of each other</source>
        <translation>记忆 token 看得到的其他记忆</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>those before</source>
        <translation>之前的</translation>
    </message>
    <message>
        <source>those of their chunk</source>
        <translation>同一块的</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Text sees of the text</source>
        <translation>文本看得到的文本</translation>
    </message>
    <message>
        <source>all before</source>
        <translation>之前全部</translation>
    </message>
    <message>
        <source>its chunk before</source>
        <translation>本块之前的</translation>
    </message>
    <message>
        <source>the last chunks</source>
        <translation>最近几块</translation>
    </message>
    <message>
        <source>both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>Text sees of the memory</source>
        <translation>文本看得到的记忆</translation>
    </message>
    <message>
        <source>earlier chunks&apos;</source>
        <translation>之前各块的</translation>
    </message>
    <message>
        <source>First tokens seen by all memory</source>
        <translation>所有记忆都看得到的开头 token</translation>
    </message>
    <message>
        <source>Chunks the text looks back</source>
        <translation>文本回看的块数</translation>
    </message>
    <message>
        <source>Tokens around the chunk</source>
        <translation>块周围的 token 数</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>压缩比</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>ui::MaskView</name>
    <message>
        <source>no other mask</source>
        <translation>没有其他掩码</translation>
    </message>
    <message>
        <source>The model uses the mask it was trained with.</source>
        <translation>模型使用训练时的掩码。</translation>
    </message>
    <message>
        <source>The model uses this mask: %1.</source>
        <translation>模型使用此掩码：%1。</translation>
    </message>
    <message>
        <source>Cells painted by hand are shown here only. Clear them to use the mask&apos;s rules.</source>
        <translation>手动涂改的格子只在这里显示。清除它们才能使用掩码的规则。</translation>
    </message>
    <message>
        <source>Compress with this mask from the next question on</source>
        <translation>从下一个问题起用此掩码压缩</translation>
    </message>
    <message>
        <source>Open a document and a model to see their mask.</source>
        <translation>打开文档和模型，查看它们的掩码。</translation>
    </message>
    <message>
        <source>Paint Cells</source>
        <translation>涂改格子</translation>
    </message>
    <message>
        <source>Clear Painted Cells</source>
        <translation>清除涂改的格子</translation>
    </message>
    <message>
        <source>Use This Mask on the Model</source>
        <translation>在模型上使用此掩码</translation>
    </message>
    <message>
        <source>Use the Model&apos;s Own Mask</source>
        <translation>使用模型自己的掩码</translation>
    </message>
    <message>
        <source>Who may look at whom</source>
        <translation>谁可以看谁</translation>
    </message>
    <message>
        <source>Other mask</source>
        <translation>另一个掩码</translation>
    </message>
    <message>
        <source>both, laid over</source>
        <translation>两者叠加</translation>
    </message>
    <message>
        <source>their difference</source>
        <translation>两者之差</translation>
    </message>
    <message>
        <source>How two masks are compared</source>
        <translation>怎样比较两个掩码</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂改</translation>
    </message>
    <message>
        <source>Show or hide single cells with the mouse or the space bar, in this segment only</source>
        <translation>用鼠标或空格键显示或隐藏单个格子，只对本段有效</translation>
    </message>
    <message>
        <source>Mask %1</source>
        <translation>掩码 %1</translation>
    </message>
    <message>
        <source>Move Chunk Borders</source>
        <translation>移动块边界</translation>
    </message>
</context>
<context>
    <name>ui::MatrixFigure</name>
    <message>
        <source>Colours, range and pooling</source>
        <translation>颜色、范围和汇聚</translation>
    </message>
    <message>
        <source>Colours of “%1”</source>
        <translation>“%1”的颜色</translation>
    </message>
    <message>
        <source>From Afar: the &amp;Largest</source>
        <translation>缩小时：取最大(&amp;L)</translation>
    </message>
    <message>
        <source>From Afar: the &amp;Mean</source>
        <translation>缩小时：取平均(&amp;M)</translation>
    </message>
    <message>
        <source>Loc&amp;k Colour Range</source>
        <translation>锁定颜色范围(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ui::MatrixView</name>
    <message>
        <source>every cell</source>
        <translation>每个格子</translation>
    </message>
    <message>
        <source>mean of %1 × %1 cells</source>
        <translation>%1 × %1 个格子的平均</translation>
    </message>
    <message>
        <source>largest of %1 × %1 cells</source>
        <translation>%1 × %1 个格子的最大</translation>
    </message>
</context>
<context>
    <name>ui::MemoryStrip</name>
    <message>
        <source>Memory tokens</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>Memory token %1 of %2</source>
        <translation>第 %1 个记忆 token，共 %2 个</translation>
    </message>
    <message>
        <source>: %1 % of the attention</source>
        <translation>：占注意力的 %1 %</translation>
    </message>
</context>
<context>
    <name>ui::QuestionBox</name>
    <message>
        <source>Ask about the document…</source>
        <translation>就文档提问…</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Stop the answer (Ctrl+.)</source>
        <translation>停止回答（Ctrl+.）</translation>
    </message>
    <message>
        <source>Ask (Ctrl+Return)</source>
        <translation>提问（Ctrl+Return）</translation>
    </message>
</context>
<context>
    <name>ui::ReachView</name>
    <message>
        <source>Text seen in one layer</source>
        <translation>一层内看到的文本</translation>
    </message>
    <message>
        <source>Text that reaches it through all layers</source>
        <translation>经过所有层到达它的文本</translation>
    </message>
    <message>
        <source>Text that was measured to move it</source>
        <translation>实测会使它移动的文本</translation>
    </message>
    <message>
        <source>Measured: not yet</source>
        <translation>实测：尚未</translation>
    </message>
    <message>
        <source>Measured: for memory tokens, with the mask the model uses</source>
        <translation>实测：限于记忆 token，用模型所用的掩码</translation>
    </message>
    <message>
        <source>Measured: %1 of %2 tokens move m%3</source>
        <translation>实测：%2 个 token 中有 %1 个会移动 m%3</translation>
    </message>
    <message>
        <source>One layer: point at a row</source>
        <translation>一层：请指向一行</translation>
    </message>
    <message>
        <source>One layer: %1 of %2 tokens</source>
        <translation>一层：%2 个 token 中的 %1 个</translation>
    </message>
    <message>
        <source>After all %1 layers: point at a row</source>
        <translation>经过全部 %1 层：请指向一行</translation>
    </message>
    <message>
        <source>After all %1 layers: %2 of %3 tokens</source>
        <translation>经过全部 %1 层：%3 个 token 中的 %2 个</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryBar</name>
    <message>
        <source>&amp;Recover conversation</source>
        <translation>恢复对话(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Load the model</source>
        <translation>加载模型(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
    <message>
        <source>Recovery after a crash</source>
        <translation>崩溃后的恢复</translation>
    </message>
    <message>
        <source>PIC Studio did not end as it should the last time.</source>
        <translation>PIC Studio 上次没有正常结束。</translation>
    </message>
    <message>
        <source>The conversation “%1” was kept.</source>
        <translation>对话“%1”已保留。</translation>
    </message>
    <message>
        <source>The model has not been loaded yet, in case it was the cause.</source>
        <translation>模型尚未加载，以防它是原因。</translation>
    </message>
</context>
<context>
    <name>ui::RunHead</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Stand still at once, and keep everything in memory</source>
        <translation>立即停住，一切保留在内存中</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Save what is learned and end; it can go on later</source>
        <translation>保存所学并结束；以后可以继续</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>Go on from what was saved last</source>
        <translation>从最近一次保存处继续</translation>
    </message>
    <message>
        <source>&amp;Use This Model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>Load the model that was saved last, and ask it</source>
        <translation>加载最近保存的模型并提问</translation>
    </message>
    <message>
        <source>Copy as Command &amp;Line</source>
        <translation>复制为命令行(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the call that does the same in a terminal</source>
        <translation>复制在终端中做同样事情的命令</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete the run and its model from the disk</source>
        <translation>从磁盘删除这次运行及其模型</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简洁</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>The model that comes with PIC Studio</source>
        <translation>PIC Studio 随附的模型</translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动（%1）</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Compression at first</source>
        <translation>初始压缩比</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model &amp;folder</source>
        <translation>模型文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Number format</source>
        <translation>数值格式(&amp;N)</translation>
    </message>
    <message>
        <source>Th&amp;reads</source>
        <translation>线程(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Compression at first</source>
        <translation>初始压缩比(&amp;C)</translation>
    </message>
    <message>
        <source>Read passages &amp;again where memory leaves the model unsure</source>
        <translation>记忆使模型不确定时重读原文段落(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ui::SideBar</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>压缩器</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>压缩比</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Choose a model folder for this side</source>
        <translation>为这一方选择模型文件夹</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自带的</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>按训练时的</translation>
    </message>
    <message>
        <source>%1, the text itself</source>
        <translation>%1，直接读原文</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>掩码 %1</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Begin with a document</source>
        <translation>从文档开始</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Drop a file here, paste text (Ctrl+V), or</source>
        <translation>把文件拖到这里，粘贴文本（Ctrl+V），或</translation>
    </message>
    <message>
        <source>Open document…</source>
        <translation>打开文档…</translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation>粘贴文本</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::StatusPanel</name>
    <message>
        <source>Model and device</source>
        <translation>模型和设备</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>使用的内存</translation>
    </message>
    <message>
        <source>Speed of the last answer</source>
        <translation>上一个答案的速度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss the error</source>
        <translation>关闭此错误</translation>
    </message>
    <message>
        <source>%1, about %2 once loaded</source>
        <translation>%1，加载后约 %2</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>A click opens the log.</source>
        <translation>点击打开日志。</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
</context>
<context>
    <name>ui::SurvivalView</name>
    <message>
        <source>The source, by what survived</source>
        <translation>原文，按留存情况着色</translation>
    </message>
    <message>
        <source>How likely each token is, with and without the memory</source>
        <translation>每个 token 的可能性，有记忆和没有记忆时</translation>
    </message>
    <message>
        <source>Told again from the memory alone</source>
        <translation>仅凭记忆重述</translation>
    </message>
    <message>
        <source>Telling the segment again from its memory…</source>
        <translation>正在凭记忆重述这一段…</translation>
    </message>
    <message>
        <source>Open a document and a model.</source>
        <translation>请打开文档和模型。</translation>
    </message>
    <message>
        <source>with its memory</source>
        <translation>有记忆</translation>
    </message>
    <message>
        <source>without</source>
        <translation>没有记忆</translation>
    </message>
    <message>
        <source>%1 % of the tokens were told again (marked)</source>
        <translation>%1 % 的 token 被重述（已标记）</translation>
    </message>
    <message>
        <source>token of the source</source>
        <translation>原文的 token</translation>
    </message>
    <message>
        <source>log-probability, nats</source>
        <translation>对数概率，纳特</translation>
    </message>
</context>
<context>
    <name>ui::SynchronisedTexts</name>
    <message>
        <source>Document, first side</source>
        <translation>文档，第一方</translation>
    </message>
    <message>
        <source>Document, second side</source>
        <translation>文档，第二方</translation>
    </message>
    <message>
        <source>Document, difference</source>
        <translation>文档，差异</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Yellow: the first looked more; blue: the second</source>
        <translation>黄色：第一个看得更多；蓝色：第二个看得更多</translation>
    </message>
</context>
<context>
    <name>ui::TasksPanel</name>
    <message>
        <source>Nothing is being worked on.</source>
        <translation>没有正在进行的工作。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this task</source>
        <translation>取消此任务</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ui::TimeLapse</name>
    <message>
        <source>A training that is scored draws where its memory tokens look, from before its first step on.</source>
        <translation>带评分的训练会从第一步之前开始画出记忆 token 看向哪里。</translation>
    </message>
    <message>
        <source>Compressor and ratio</source>
        <translation>压缩器和压缩比</translation>
    </message>
    <message>
        <source>Step of the training</source>
        <translation>训练的步数</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>token of the text</source>
        <translation>文本 token</translation>
    </message>
    <message>
        <source>memory token</source>
        <translation>记忆 token</translation>
    </message>
    <message>
        <source>Step %1: memory tokens pay %2 % of their attention to the text of their own chunk.</source>
        <translation>第 %1 步：记忆 token 有 %2 % 的注意力落在自己那块的文本上。</translation>
    </message>
</context>
<context>
    <name>ui::TradeOff</name>
    <message>
        <source>This evaluation has no row yet.</source>
        <translation>这次评测还没有结果行。</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>压缩比</translation>
    </message>
    <message>
        <source>Decoder positions</source>
        <translation>解码器位置</translation>
    </message>
    <message>
        <source>Cache bytes</source>
        <translation>缓存字节</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>到首个 token 的时间</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>Share of what the text adds</source>
        <translation>相对于文本增益的份额</translation>
    </message>
    <message>
        <source>Across: what compression costs</source>
        <translation>横轴：压缩的代价</translation>
    </message>
    <message>
        <source>Up: what it keeps</source>
        <translation>纵轴：保留的内容</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读自</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>F1, %</source>
        <translation>F1，%</translation>
    </message>
    <message>
        <source>Exact match, %</source>
        <translation>完全匹配，%</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rows of the evaluation</source>
        <translation>评测的各行</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>time to first token, ms</source>
        <translation>到首个 token 的时间，毫秒</translation>
    </message>
    <message>
        <source>Dots with 95 % intervals. A click on a dot chooses its row below.</source>
        <translation>带 95 % 区间的点。点击一个点可选中下面的行。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that nobody trained are left out.</source>
        <translation>
            <numerusform>略去 %n 行未经训练的。</numerusform>
        </translation>
    </message>
    <message>
        <source>not trained at this ratio</source>
        <translation>未在此压缩比上训练</translation>
    </message>
    <message>
        <source>not trained with this mask</source>
        <translation>未用此掩码训练</translation>
    </message>
    <message>
        <source>%1 skipped: %2</source>
        <translation>跳过 %1：%2</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
</context>
<context>
    <name>ui::TrainForm</name>
    <message>
        <source>What it learns</source>
        <translation>学习什么</translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation>训练的名称</translation>
    </message>
    <message>
        <source>My training</source>
        <translation>我的训练</translation>
    </message>
    <message>
        <source>The text itself is read, without compression</source>
        <translation>直接读原文，不压缩</translation>
    </message>
    <message>
        <source>%1 tokens of text for one memory token</source>
        <translation>%1 个文本 token 对一个记忆 token</translation>
    </message>
    <message>
        <source>Objectives, and how often each is drawn</source>
        <translation>各目标及其被抽到的频率</translation>
    </message>
    <message>
        <source>Ratios, and how often each is drawn</source>
        <translation>各压缩比及其被抽到的频率</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>A PIC model</source>
        <translation>PIC 模型</translation>
    </message>
    <message>
        <source>A Hugging Face model (backbone)</source>
        <translation>Hugging Face 模型（主干）</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Folder to start from</source>
        <translation>作为起点的文件夹</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source> layers</source>
        <translation> 层</translation>
    </message>
    <message>
        <source>width </source>
        <translation>宽度 </translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>训练什么</translation>
    </message>
    <message>
        <source>Decoder and compressor</source>
        <translation>解码器和压缩器</translation>
    </message>
    <message>
        <source>Only the compressor</source>
        <translation>只训练压缩器</translation>
    </message>
    <message>
        <source>An adapter (LoRA)</source>
        <translation>适配器（LoRA）</translation>
    </message>
    <message>
        <source>Rank of the adapter</source>
        <translation>适配器的秩</translation>
    </message>
    <message>
        <source>rank </source>
        <translation>秩 </translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>looks both ways</source>
        <translation>双向可见</translation>
    </message>
    <message>
        <source>looks back only</source>
        <translation>只往回看</translation>
    </message>
    <message>
        <source>Memory input</source>
        <translation>记忆输入</translation>
    </message>
    <message>
        <source>the mean of its chunk</source>
        <translation>本块的平均值</translation>
    </message>
    <message>
        <source>a learned vector</source>
        <translation>学习得到的向量</translation>
    </message>
    <message>
        <source>Memory output</source>
        <translation>记忆输出</translation>
    </message>
    <message>
        <source>converter + mean of its chunk</source>
        <translation>转换器 + 本块的平均值</translation>
    </message>
    <message>
        <source>converter</source>
        <translation>转换器</translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation>起点(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>掩码(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>上下文(&amp;C)</translation>
    </message>
    <message>
        <source>Memory &amp;in</source>
        <translation>记忆输入(&amp;I)</translation>
    </message>
    <message>
        <source>Memory &amp;out</source>
        <translation>记忆输出(&amp;O)</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Examples a step</source>
        <translation>每步样例数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步数(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Examples a step</source>
        <translation>每步样例数(&amp;E)</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>of the text, in both (epl+dec)</source>
        <translation>两边都用文本的位置（epl+dec）</translation>
    </message>
    <message>
        <source>of the text, in the compressor (epl)</source>
        <translation>压缩器用文本的位置（epl）</translation>
    </message>
    <message>
        <source>one after the other (seq)</source>
        <translation>依次排列（seq）</translation>
    </message>
    <message>
        <source>ends of chunks (chunk-end)</source>
        <translation>块尾（chunk-end）</translation>
    </message>
    <message>
        <source>from 0 again (rebased)</source>
        <translation>从 0 重新开始（rebased）</translation>
    </message>
    <message>
        <source>Memory tokens a chunk</source>
        <translation>每块记忆 token 数</translation>
    </message>
    <message>
        <source>Shortest text</source>
        <translation>最短文本</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>Share with several segments</source>
        <translation>多段样例的比例</translation>
    </message>
    <message>
        <source>Teacher: reader of the full text</source>
        <translation>教师：读全文的解码器</translation>
    </message>
    <message>
        <source>Score every so many steps</source>
        <translation>每隔多少步评分</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Questions to score</source>
        <translation>用于评分的问题</translation>
    </message>
    <message>
        <source>Save every so many steps</source>
        <translation>每隔多少步保存</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>学习率(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Warm-up steps</source>
        <translation>预热步数(&amp;W)</translation>
    </message>
    <message>
        <source>Shortest text, tokens</source>
        <translation>最短文本（token）</translation>
    </message>
    <message>
        <source>Longest text, tokens</source>
        <translation>最长文本（token）</translation>
    </message>
    <message>
        <source>Weight of the full text&apos;s reader as a teacher</source>
        <translation>读全文者作为教师的权重</translation>
    </message>
    <message>
        <source>Held-out questions</source>
        <translation>留出的问题</translation>
    </message>
    <message>
        <source>Copy as &amp;Command Line</source>
        <translation>复制为命令行(&amp;C)</translation>
    </message>
    <message>
        <source>Start &amp;Training</source>
        <translation>开始训练(&amp;T)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
</context>
<context>
    <name>ui::TrainWorkspace</name>
    <message>
        <source>&amp;New Training</source>
        <translation>新训练(&amp;N)</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Choose what is trained, and on what</source>
        <translation>选择训练什么，用什么训练</translation>
    </message>
    <message>
        <source>Delete this training and its model from the disk?</source>
        <translation>从磁盘删除这次训练及其模型吗？</translation>
    </message>
</context>
<context>
    <name>ui::TrainingCurves</name>
    <message>
        <source>Comes with the first score.</source>
        <translation>首次评分后显示。</translation>
    </message>
    <message>
        <source>Comes with the first step.</source>
        <translation>第一步之后显示。</translation>
    </message>
    <message>
        <source>Loss of each objective</source>
        <translation>各目标的损失</translation>
    </message>
    <message>
        <source>nats a token</source>
        <translation>奈特／token</translation>
    </message>
    <message>
        <source>Held-out questions, F1</source>
        <translation>留出问题，F1</translation>
    </message>
    <message>
        <source>F1, %</source>
        <translation>F1，%</translation>
    </message>
    <message>
        <source>Text told again from memory</source>
        <translation>从记忆复述的文本</translation>
    </message>
    <message>
        <source>tokens right, %</source>
        <translation>正确的 token，%</translation>
    </message>
    <message>
        <source>Attention of memory to its own chunk</source>
        <translation>记忆对自己那块的注意力</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>份额，%</translation>
    </message>
    <message>
        <source>Gradient norm before clipping</source>
        <translation>裁剪前的梯度范数</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
</context>
<context>
    <name>ui::TrainingView</name>
    <message>
        <source>Answers while it learns</source>
        <translation>学习过程中的回答</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读自</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>Its answer</source>
        <translation>它的答案</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Saved at step</source>
        <translation>保存于步</translation>
    </message>
    <message>
        <source>Scores, F1</source>
        <translation>评分，F1</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>在磁盘上</translation>
    </message>
    <message>
        <source>Configuration of the training</source>
        <translation>训练的配置</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>时间推移</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Parts of the training</source>
        <translation>训练的各部分</translation>
    </message>
    <message>
        <source>full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>yes, the last one</source>
        <translation>是，最近一个</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已替换</translation>
    </message>
</context>
<context>
    <name>ui::TurnView</name>
    <message>
        <source>Question and answer</source>
        <translation>问题与答案</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制答案</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>再次提出这个问题</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit this question and ask again</source>
        <translation>编辑这个问题并再次提问</translation>
    </message>
    <message>
        <source>Compare sources</source>
        <translation>比较来源</translation>
    </message>
    <message>
        <source>Answer the same question from the memory, the full text, nothing, and as much text as the memory takes</source>
        <translation>分别从记忆、全文、无文本和与记忆同样多的文本回答同一个问题</translation>
    </message>
    <message>
        <source>Stopped. This is as far as it came.</source>
        <translation>已停止。到此为止。</translation>
    </message>
    <message>
        <source>The text does not say this.</source>
        <translation>文本中没有说到。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>No passage stands out as the source.</source>
        <translation>没有哪一段明显是来源。</translation>
    </message>
    <message>
        <source>from memory at %1</source>
        <translation>来自 %1 的记忆</translation>
    </message>
    <message>
        <source>from the full text</source>
        <translation>来自全文</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>, then from a passage as text</source>
        <translation>，然后来自一段原文</translation>
    </message>
    <message>
        <source>, then from %1 passages as text</source>
        <translation>，然后来自 %1 段原文</translation>
    </message>
    <message>
        <source>%1 of %2 segments read</source>
        <translation>读了 %2 段中的 %1 段</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>首个 token %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
</context>
<context>
    <name>ui::WeightsBox</name>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
</context>
<context>
    <name>ui::Workspaces</name>
    <message>
        <source>&amp;Ask</source>
        <translation>提问(&amp;A)</translation>
    </message>
    <message>
        <source>Documents and conversation</source>
        <translation>文档与对话</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>检查(&amp;I)</translation>
    </message>
    <message>
        <source>Masks, attention and what the memory holds</source>
        <translation>掩码、注意力和记忆所含的内容</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>探索(&amp;E)</translation>
    </message>
    <message>
        <source>Ratios, trade-offs and batches of questions</source>
        <translation>压缩比、权衡和成批的问题</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>Train a compressor and race two masks</source>
        <translation>训练压缩器，让两种掩码竞赛</translation>
    </message>
    <message>
        <source>Lear&amp;n</source>
        <translation>学习(&amp;N)</translation>
    </message>
    <message>
        <source>Lessons on how memory tokens work</source>
        <translation>关于记忆 token 如何工作的课程</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Two sessions or models side by side</source>
        <translation>两个会话或模型并排</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
</TS>

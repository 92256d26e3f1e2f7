<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>%1 words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>%1 could not be copied to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::LessonDesk</name>
    <message>
        <source>The lesson&apos;s document %1 was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model loaded that answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your name first, so that your teacher knows whose results these are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export My Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result Files of a Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the Class Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html);;Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Runs</name>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the data…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>Answering “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing sources of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::SideRunner</name>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Studio</name>
    <message>
        <source> (up to %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1%2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded %1 on %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no compressor, so it cannot answer from memory. “pic train” makes one; “pic generate” continues texts with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model. Open a model folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::TrainingDesk</name>
    <message>
        <source>Copied: a configuration and the call of pic that trains by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started the training “%1” in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training “%1” failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Worker</name>
    <message>
        <source>There is not enough memory for this. Use a shorter text, a higher ratio or a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>%1 % a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely right (%1 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure (%1 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probably wrong (%1 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has learned English only: an answer to a question in another language is a guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model finds short facts in a text. It was not made for summaries, translations or opinions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin an empty text in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open documents into this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as New Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a text of what is on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the shown document out of this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last change of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selection to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selection to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert what is on the clipboard; without a document, make one of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words or a regular expression in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear Highlights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the marks out of the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document and the conversation, nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Researcher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With library, tasks and log, and every setting of the compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the library, and every setting of the compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore &amp;Default Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all parts of the window where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours as the desktop has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on black, for the greatest contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All text ten per cent larger, up to 200 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All text ten per cent smaller, down to 80 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text as large as the desktop has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;Shipped Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model that comes with PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model anew from its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the question that is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop compressing or answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Again (&amp;Retry)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the last question again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the last question from memory, text, nothing and a budget of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew with the same documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model, device, colours and text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the document before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor into the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor into the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to use PIC Studio, and all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About and Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licences, and what to copy into a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents (*.txt *.md *.markdown *.text *.html *.htm *.pdf *.docx *.odt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as much text as %1 leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both give the same answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They give different answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no language with a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is expected, or {&quot;en&quot;: …, &quot;zh&quot;: …} with at least English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one or two runs are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers are compared between two runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“f1” needs at least one right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least two answers to choose from are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this program reads version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesson needs at least one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesson with a live question needs a document to ask it of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no lesson. %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions, the hardest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no result file of a lesson. %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each cell: questions answered rightly at once, of all questions of the lesson; ✓ the lesson is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving and stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, can go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a sentence of the text again that a few of its words name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the word that was taken out of a sentence of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer questions; needs data with questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unanswerable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that the text does not hold the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the whole text again from memory (AE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the text after what memory holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with a text without any memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one file to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one objective and one ratio a weight above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder to start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the compressor is to be trained, but no ratio above 1 has a weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on what is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than a lesson may be (4 MB).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIC Studio %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compresses documents into memory tokens and answers from them. Everything happens on this computer. GPL-3.0 or later; the engine is Apache-2.0. Other people&apos;s work is named in NOTICE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AnswerLabel</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AskWorkspace</name>
    <message>
        <source>The model is being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has changed; the next question compresses what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no compressor: it cannot answer from memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or paste a document first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens of text are read as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CheckView</name>
    <message>
        <source>Ask the &amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have answered this rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being asked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Right.**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**The model did otherwise.**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Not yet.** Read the step again and try another answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is: **%1**</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Compared sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the memory tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without any text: what the model knows or guesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same budget of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the beginning of the text, as long as the memory is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text does not say this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 positions · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CompressionBar</name>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compress by ratio or by budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens of the text one memory token stands for. 1×: the text itself is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> memory tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget of memory tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ContextMeter</name>
    <message>
        <source>%1 tokens → %2 memory tokens (%3, %4 with delimiters) in %5 of at most %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key-value cache %1 → %2 · %3 % of the prompt need not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed when you ask.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConversationView</name>
    <message>
        <source>Each question stands alone: the model does not remember the ones before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is compressed into a few memory tokens. The answer is read from these alone, and the sentence it came from is marked in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CorpusTable</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Detach or attach %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Docks</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ibrary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents, examples and the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being worked on, how fast, and how long it still takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, line by line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DocumentPane</name>
    <message>
        <source>Documents of this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another document into this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EvidenceRow</name>
    <message>
        <source>Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this sentence in the document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Regular &amp;expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HelpDialog</name>
    <message>
        <source>How to use PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h2&gt;Ask a document&lt;/h2&gt;&lt;p&gt;Open, drop or paste a text on the left, type a question on the right and press Return.&lt;/p&gt;&lt;p&gt;The text is cut into segments, and each is compressed into &lt;b&gt;memory tokens&lt;/b&gt;: vectors that stand for a few words each. The slider says how many tokens of the text one memory token stands for; at 1× the text itself is read. The answer is read from the memory tokens alone.&lt;/p&gt;&lt;p&gt;Under an answer stand the sentences it was read from, as far as attention tells; in the text they have the same colour. Click a word of the answer to see the memory tokens behind it and what they stand for. Attention says where the model looked, and is no proof.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Compare sources&lt;/b&gt; answers the same question from the memory, from the full text, from nothing, and from as much text as the memory takes.&lt;/p&gt;&lt;p&gt;Each question stands alone: the model does not remember the ones before it.&lt;/p&gt;&lt;h2&gt;Keys&lt;/h2&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JsonFields</name>
    <message>
        <source>%1: an object in braces is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is none of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list in square brackets is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this key is not known; these are: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LearnWorkspace</name>
    <message>
        <source>&amp;Start or Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the chosen lesson, or go on where you left it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Lessons…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add lesson files that a teacher wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export My Results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a result file to hand in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a &amp;Class Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge any number of result files into one report of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as your teacher knows you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lessons were found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LessonGuide</name>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LessonPanel</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the lesson; how far you are is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lesson was tried with another model. Questions to the model are checked against the one that is loaded, so what the text says of numbers may differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LibraryPanel</name>
    <message>
        <source>In this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LineChart</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the numbers of this chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>New text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MemoryStrip</name>
    <message>
        <source>Memory tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory token %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: %1 % of the attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::QuestionBox</name>
    <message>
        <source>Ask about the document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer (Ctrl+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RunHead</name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand still at once, and keep everything in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is learned and end; it can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from what was saved last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use This Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model that was saved last, and ask it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Command &amp;Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the call that does the same in a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run and its model from the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that comes with PIC Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compression at first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Begin with a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here, paste text (Ctrl+V), or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatusPanel</name>
    <message>
        <source>Model and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, about %2 once loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click opens the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TasksPanel</name>
    <message>
        <source>Nothing is being worked on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TimeLapse</name>
    <message>
        <source>A training that is scored draws where its memory tokens look, from before its first step on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressor and ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: memory tokens pay %2 % of their attention to the text of their own chunk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrainForm</name>
    <message>
        <source>What it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text itself is read, without compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens of text for one memory token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objectives, and how often each is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratios, and how often each is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIC model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Hugging Face model (backbone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder and compressor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the compressor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter (LoRA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank of the adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks back only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean of its chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a learned vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converter + mean of its chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Examples a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the text, in both (epl+dec)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the text, in the compressor (epl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one after the other (seq)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends of chunks (chunk-end)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from 0 again (rebased)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory tokens a chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with several segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher: reader of the full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score every so many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions to score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save every so many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Warm-up steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest text, tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest text, tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the full text&apos;s reader as a teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Command Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrainWorkspace</name>
    <message>
        <source>&amp;New Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is trained, and on what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this training and its model from the disk?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrainingCurves</name>
    <message>
        <source>Comes with the first score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes with the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of each objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out questions, F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text told again from memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens right, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention of memory to its own chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm before clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrainingView</name>
    <message>
        <source>Answers while it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved at step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores, F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes, the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TurnView</name>
    <message>
        <source>Question and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this question and ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the same question from the memory, the full text, nothing, and as much text as the memory takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. This is as far as it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text does not say this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No passage stands out as the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from memory at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · first token %2 · %3 tokens/s · %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WeightsBox</name>
    <message>
        <source>Weight of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Workspaces</name>
    <message>
        <source>&amp;Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents and conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks, attention and what the memory holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratios, trade-offs and batches of questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a compressor and race two masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lear&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons on how memory tokens work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two sessions or models side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

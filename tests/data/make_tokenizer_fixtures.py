# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/tokenizers: a small tokenizer of every kind, and what the package `tokenizers` makes of lines.

    pip install tokenizers
    python tests/data/make_tokenizer_fixtures.py

For a larger comparison: `… OTHER_FOLDER LINES` writes the same tokenizers and KIND.jsonl with that many lines there.
The tests need only the files that it leaves behind. A line of lines.jsonl has a text and for every kind
[ids, offsets in bytes, decoded text]; where the ids without special tokens are others, they come fourth.
"""

import json
import pathlib
import random
import sys

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

FOLDER = pathlib.Path(__file__).parent / "tokenizers"
LINES = 300
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)

SENTENCES = [
    "The quick brown fox jumps over the lazy dog; it didn't look back, and we'll never know why.",
    "Compression turns 12,345 tokens of a long document into 64 memory tokens.",
    "“Don't,” she said – I'M SURE they'Re late… aren't they?",
    "Łódź, naïve café, Straße, Ærøskøbing, İstanbul, Ελλάδα ΣΊΣΥΦΟΣ: e\u0301a\u0323\u0302 ﬁn ½ ㎞ Å ①",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Η γρήγορη καφέ αλεπού πηδά πάνω από το τεμπέλικο σκυλί.",
    "敏捷的棕色狐狸跳过了懒狗。记忆令牌代表一段文字,共 128 个。",
    "素早い茶色の狐がのろまな犬を飛び越える。カタカナとひらがな。",
    "다람쥐 헌 쳇바퀴에 타고파. 각각의 단어를 압축합니다.",
    "الثعلب البني السريع يقفز فوق الكلب الكسول، ١٢٣ مرة.",
    "השועל החום המהיר קופץ מעל הכלב העצלן.",
    "तेज़ भूरी लोमड़ी आलसी कुत्ते के ऊपर कूदती है। १२३",
    "สุนัขจิ้งจอกสีน้ำตาลกระโดดข้ามสุนัขขี้เกียจ ๑๒๓",
    "দ্রুত বাদামী শিয়াল অলস কুকুরের উপর দিয়ে লাফ দেয়।",
    "სწრაფი ყავისფერი მელა გადაახტა ზარმაც ძაღლს.",
    "አቋራጭ ቡናማ ቀበሮ በሰነፉ ውሻ ላይ ዘለለ።",
    "def add(a, b):\n\treturn a + b  # sum\n\n\nif __name__ == '__main__':\n    print(add(1, 22))",
    "for (int i = 0; i < n; ++i) { x[i] &= ~mask; }\r\n\r\n<html><body class=\"x\">&nbsp;</body></html>",
    "SELECT * FROM t WHERE a >= 10 AND b != 'it''s'; -- \\d+\\.\\d*",
    "😀 👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 👍🏽 ❤️ ♥ ☃",
    "https://example.org/a/b?c=d&e=%20f#g  foo_bar@example.com $5.00 100% C++ a^b `x` ~y~",
]
ODD = [
    "", " ", "  ", "   a", "a   ", "\t", "\n", "\n\n", " \n ", "\r\n", "\x00", "\x01\x02", "\x1b[0m", "\x7f", "\x85", "\xa0",
    "\u200b", "\u200d", "\u2028", "\u3000", "\u180e", "\ufeff", "\ufffd", "\ufffd\ufffd", "\u2581", "\u2581a", "Ġ", "##", "'s",
    "'LL", "it's", "\u0301", "a\u0301", "\u1100\u1161\u11a8", "\u0130", "ſ", "'\u017f", "\U0010ffff", "\ue000", "<0x0A>",
    "<s>", "</s>", " <s> ", "a<s>b", "[CLS]", "[MASK]", " [MASK] ", "x[MASK]y", "<|endoftext|>", "<|begin_of_text|>", "<pad>",
    "<tool>", "a <tool> b", "<tool>ed", "<TOOL>", "\u0000a\u0000", "é", "Å", "x" * 40, " " * 40, "\n" * 9, "1234567890", "١٢٣٤", "½²",
    "a.b,c!d?", "...", "--", "===", "don't do not n't 'm", "'ve 're", "0x1F", "日本語", "々", "가", "각", "ﷺ", "ﬃ",
]  # fmt: skip


def training_lines():
    return SENTENCES * 3 + ["".join(chr(c) for c in range(32, 127))]


def generated_lines(count):
    """Every odd text and sentence, then mixtures of their words, characters and any code points."""
    draw = random.Random(20260215)
    words = [w for s in SENTENCES for w in s.split(" ")] + ODD
    yield from ODD + SENTENCES
    for i in range(count - len(ODD) - len(SENTENCES)):
        kind = i % 5
        if kind == 0:
            yield " ".join(draw.choice(words) for _ in range(draw.randint(1, 12)))
        elif kind == 1:
            yield draw.choice(["", " "]).join(draw.choice(words + ODD) for _ in range(draw.randint(1, 8)))
        elif kind == 2:
            text = draw.choice(SENTENCES)
            begin = draw.randrange(len(text))
            yield text[begin : begin + draw.randint(1, 60)] + draw.choice(ODD)
        elif kind == 3:
            raw = bytearray(draw.choice(SENTENCES).encode())[: draw.randint(1, 60)]
            raw[draw.randrange(len(raw))] = draw.randrange(256)
            yield raw.decode("utf-8", errors="replace")
        else:
            ranges = [(0, 0x250), (0x300, 0x600), (0x900, 0xE80), (0x1E00, 0x2BFF), (0x3000, 0x9FFF), (0x1F300, 0x1FAFF)]
            low, high = draw.choice(ranges)
            yield "".join(chr(draw.randrange(low, high)) for _ in range(draw.randint(1, 20)))


def train(tokenizer, trainer):
    tokenizer.train_from_iterator(training_lines(), trainer)
    return tokenizer


def gpt2():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=True)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=900, initial_alphabet=alphabet, special_tokens=["<|endoftext|>"], show_progress=False
    )
    return train(tokenizer, trainer)


def llama3():
    tokenizer = Tokenizer(models.BPE(ignore_merges=True))
    tokenizer.normalizer = normalizers.NFC()
    split = pre_tokenizers.Split(Regex(LLAMA3), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = ["<|begin_of_text|>", "<|end_of_text|>"]
    trainer = trainers.BpeTrainer(
        vocab_size=900, initial_alphabet=alphabet, special_tokens=special, show_progress=False
    )
    train(tokenizer, trainer)
    begin = tokenizer.token_to_id("<|begin_of_text|>")
    template = processors.TemplateProcessing(single="<|begin_of_text|> $A", special_tokens=[("<|begin_of_text|>", begin)])
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), template])
    tokenizer.add_tokens([AddedToken("<tool>", single_word=True, lstrip=True, rstrip=True, normalized=True)])
    return tokenizer


def llama2():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")  # for training: merges inside words
    special = ["<unk>", "<s>", "</s>"] + [f"<0x{i:02X}>" for i in range(256)]
    trainer = trainers.BpeTrainer(vocab_size=1000, special_tokens=special, limit_alphabet=150, show_progress=False)
    train(tokenizer, trainer)
    kept = json.loads(tokenizer.to_str())
    kept["pre_tokenizer"] = None
    kept["added_tokens"] = [token for token in kept["added_tokens"] if token["id"] < 3]  # bytes are ordinary pieces
    tokenizer = Tokenizer.from_str(json.dumps(kept))
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return tokenizer


def bert():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    train(tokenizer, trainers.WordPieceTrainer(vocab_size=1000, special_tokens=special, show_progress=False))
    tokenizer.add_special_tokens([AddedToken("[MASK]", lstrip=True, special=True)])
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    replace = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), replace, normalizers.Strip(True, False)])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = ["<unk>", "<s>", "</s>", "<pad>"]
    trainer = trainers.UnigramTrainer(
        vocab_size=700, special_tokens=special, unk_token="<unk>", show_progress=False
    )
    train(tokenizer, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    return tokenizer


KINDS = {"gpt2": gpt2, "llama3": llama3, "llama2": llama2, "bert": bert, "unigram": unigram}


def expected(tokenizer, text):
    begins = [0]
    for character in text:
        begins.append(begins[-1] + len(character.encode()))
    tokenizer.encode_special_tokens = False
    encoding = tokenizer.encode(text)
    offsets = [begins[place] for pair in encoding.offsets for place in pair]
    decoded = tokenizer.decode(encoding.ids)
    tokenizer.encode_special_tokens = True
    plain = tokenizer.encode(text, add_special_tokens=False).ids
    return [encoding.ids, offsets, decoded, plain]


def write_fixture(tokenizers):
    with open(FOLDER / "lines.jsonl", "w", encoding="utf-8") as file:
        for text in generated_lines(LINES):
            line = {"text": text}
            for kind, tokenizer in tokenizers.items():
                line[kind] = expected(tokenizer, text)
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_comparison(tokenizers, folder, count):
    for kind, tokenizer in tokenizers.items():
        with open(folder / f"{kind}.jsonl", "w", encoding="utf-8") as file:
            for text in generated_lines(count):
                ids, offsets, decoded, plain = expected(tokenizer, text)
                line = {"text": text, "ids": ids, "offsets": offsets, "decoded": decoded, "plain": plain}
                file.write(json.dumps(line) + "\n")


def main():
    comparison = len(sys.argv) == 3
    folder = pathlib.Path(sys.argv[1]) if comparison else FOLDER
    tokenizers = {kind: make() for kind, make in KINDS.items()}
    for kind, tokenizer in tokenizers.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    if comparison:
        write_comparison(tokenizers, folder, int(sys.argv[2]))
    else:
        write_fixture(tokenizers)


main()

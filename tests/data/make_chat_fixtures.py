# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/chat_templates.json: chat templates in the manner of known families, and what transformers renders.

    pip install transformers tokenizers
    python tests/data/make_chat_fixtures.py

The templates are our own writing; they use the constructs that the families' templates use.
"""

import json
import pathlib

from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast

FILE = pathlib.Path(__file__).parent / "chat_templates.json"

TEMPLATES = {
    "llama2": r"""{% if messages[0]['role'] == 'system' %}{% set turns = messages[1:] %}{% set system = messages[0]['content'] %}{% else %}{% set turns = messages %}{% set system = false %}{% endif %}{% for m in turns %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('user and assistant must take turns') }}{% endif %}{% if loop.first and system != false %}{% set content = '<<SYS>>\n' + system + '\n<</SYS>>\n\n' + m['content'] %}{% else %}{% set content = m['content'] %}{% endif %}{% if m['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}{% elif m['role'] == 'assistant' %}{{ ' '  + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}""",
    "llama3": r"""{% set loop_messages = messages %}{% for message in loop_messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>

'+ message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>

' }}{% endif %}""",
    "llama3-tools": r"""{{- bos_token }}
{%- if custom_tools is defined %}
    {%- set tools = custom_tools %}
{%- endif %}
{%- if not tools is defined %}
    {%- set tools = none %}
{%- endif %}
{#- The system message, if there is one, stands apart. #}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\n\n" }}
{%- if tools is not none %}
    {%- for t in tools %}
        {{- t | tojson(indent=4) }}
    {%- endfor %}
{%- endif %}
{{- system_message }}
{{- "<|eot_id|>" }}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- elif 'tool_calls' in message %}
        {%- for name, value in message.tool_calls[0].arguments.items() %}
            {{- name + value }}
        {%- endfor %}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}
{%- endif %}
""",
    "mistral": r"""{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}
    {%- set loop_messages = messages[1:] %}
{%- else %}
    {%- set loop_messages = messages %}
{%- endif %}
{%- set ns = namespace(index=0) %}
{%- for message in loop_messages %}
    {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}
        {{- raise_exception("user and assistant must take turns") }}
    {%- endif %}
    {%- set ns.index = ns.index + 1 %}
{%- endfor %}
{{- bos_token }}
{%- for message in loop_messages %}
    {%- if message["role"] == "user" %}
        {%- if loop.last and system_message is defined %}
            {{- "[INST] " + system_message + "\n\n" + message["content"] + "[/INST]" }}
        {%- else %}
            {{- "[INST] " + message["content"] + "[/INST]" }}
        {%- endif %}
    {%- elif message["role"] == "assistant" %}
        {{- " " + message["content"]|trim + eos_token }}
    {%- else %}
        {{- raise_exception("only user and assistant are known, and system first") }}
    {%- endif %}
{%- endfor %}
""",
    "chatml": r"""{% for message in messages %}{{'<|im_start|>' + message['role'] + '
' + message['content'] + '<|im_end|>' + '
'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant
' }}{% endif %}""",
    "qwen2": r"""{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system
Be of help.<|im_end|>
' }}{% endif %}{{'<|im_start|>' + message['role'] + '
' + message['content'] + '<|im_end|>' + '
'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant
' }}{% endif %}""",
    "qwen3": r"""{%- if tools %}
    {{- '<|im_start|>system\n' }}
    {%- for tool in tools %}
        {{- tool | tojson }}
    {%- endfor %}
{%- else %}
    {%- if messages[0].role == 'system' %}
        {{- '<|im_start|>system\n' + messages[0].content + '<|im_end|>\n' }}
    {%- endif %}
{%- endif %}
{%- set ns = namespace(looking=true, last_query=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.looking and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.looking = false %}
        {%- set ns.last_query = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- set content = message.content if message.content is string else '' %}
    {%- if (message.role == "user") or (message.role == "system" and not loop.first) %}
        {{- '<|im_start|>' + message.role + '\n' + content + '<|im_end|>' + '\n' }}
    {%- elif message.role == "assistant" %}
        {%- set thought = '' %}
        {%- if message.reasoning_content is string %}
            {%- set thought = message.reasoning_content %}
        {%- elif '</think>' in content %}
            {%- set thought = content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last_query and (loop.last or (not loop.last and thought)) %}
            {{- '<|im_start|>' + message.role + '\n<think>\n' + thought.strip('\n') + '\n</think>\n\n' + content.lstrip('\n') }}
        {%- else %}
            {{- '<|im_start|>' + message.role + '\n' + content }}
        {%- endif %}
        {{- '<|im_end|>\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}
        {{- '<think>\n\n</think>\n\n' }}
    {%- endif %}
{%- endif %}""",
    "smollm": r"""{# Messages between signs, with a system message when there is none. #}
{% set names = {"user": "user", 'assistant': "assistant"} %}
{% for message in messages if message.role != 'nobody' %}
  {% if loop.first and message['role'] != 'system' %}
<|im_start|>system
You are small.<|im_end|>
  {% endif %}
  {% if message['role'] == 'assistant' %}
    {% generation %}
{{ '<|im_start|>' ~ names[message.role] ~ '\n' ~ message['content'] ~ '<|im_end|>\n' }}
    {%- endgeneration %}
  {% else %}
{{ '<|im_start|>' ~ names.get(message.role, 'system') ~ '\n' ~ (message['content'] or 'nothing') ~ '<|im_end|>' }}
  {% endif %}
{% endfor %}
{{- '<|im_start|>assistant\n' if add_generation_prompt else '' -}}
""",
    "odds": r"""  {%- set x %}a{{ 1 + 2 * 3 }}b{% endset %}{{ x|upper }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ true }} {{ none }} {{ nothing }}
{% for m in messages %}
   {{ loop.index }}/{{ loop.length }} {{ loop.revindex }} {{ m.role[0] }}{{ m.content[-3:] }}{{ m.content[:2]|lower }} {{ loop.last }}
    {%+ if loop.previtem is defined %}after {{ loop.previtem.role }}{% endif %}
	{% if loop.nextitem %}before {{ loop.nextitem['role'] }}{% endif +%}

{% endfor %}
{{ ['a', 'b']|join('-') }}{{ ('x' in ['x']) and 'x' not in 'abc' }} {{ 1 < 2 <= 2 }} {{ 'a' 'b' }} {{ undefined_one|default('d') }} {{ 'ß€😀'|length }}{{ 'ß€😀'[1] }}
{{ 'one two  three'.split() | last }} {{ 'a,b,c'.split(',', 1)[1] }} {{ 'aXbX'|replace('X', 'y') }} {{ not false and not 1 == 2 }} {{ {'k': [1]}['k'][0] }}
{% if messages is iterable and messages is not mapping and 3 is odd %}{{- ' end ' -}}{% endif %}
""",
}
SPECIALS = {"bos_token": "<s>", "eos_token": "</s>"}
CONVERSATIONS = [
    [("user", "How high is it?")],
    [("system", "You measure towers."), ("user", "  How high is it?\n")],
    [("user", "Grüße, 世界! 😀"), ("assistant", " Hello. "), ("user", "Und jetzt?")],
    [("system", "S"), ("user", "A\n\nB"), ("assistant", "<think>\nhm\n</think>\n\nC"), ("user", "D"),
     ("assistant", "<think>\nso\n</think>\nE")],
    [("user", "one"), ("user", "two")],
]


def main():
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.WordLevel({"a": 0}, unk_token="a")), **SPECIALS)
    result = []
    for name, template in TEMPLATES.items():
        cases = []
        for conversation in CONVERSATIONS:
            messages = [{"role": role, "content": content} for role, content in conversation]
            for reply in (False, True):
                case = {"messages": messages, "reply": reply}
                try:
                    case["text"] = tokenizer.apply_chat_template(messages, chat_template=template, tokenize=False,
                                                                 add_generation_prompt=reply)
                except Exception as error:  # what the template itself refuses
                    case["error"] = str(error)
                cases.append(case)
        result.append({"name": name, "template": template, "specials": SPECIALS, "cases": cases})
    FILE.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

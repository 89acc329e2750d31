"""Tiny, randomly initialised checkpoints of every family, saved as a hub would hold them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LEDConfig,
    LEDForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PreTrainedTokenizerFast,
    Qwen2Config,
    Qwen2ForCausalLM,
    T5Config,
    T5ForConditionalGeneration,
    T5GemmaConfig,
    T5GemmaForConditionalGeneration,
)

SPECIALS = ["<pad>", "<s>", "</s>", "<unk>"]
PAD, START, END = 0, 1, 2
CHAT = (
    "{% for message in messages %}<s>{{ message['role'] }}\n{{ message['content'] }}</s>\n"
    "{% endfor %}{% if add_generation_prompt %}<s>assistant\n{% endif %}"
)
CORPUS = (
    "The council asked the harbour master to close the eastern quay on Monday.",
    "Ships from three countries waited outside the port, its spokesman said.",
    "Nobody was hurt, and the ministry denied that the closure was a protest.",
)


def tokenizer(template: str | None, chat: bool = False) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer; ``template`` says how it frames an input."""
    core = Tokenizer(models.BPE(unk_token="<unk>"))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=320,
        special_tokens=SPECIALS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    core.train_from_iterator(CORPUS, trainer)
    if template:
        core.post_processor = processors.TemplateProcessing(
            single=template, special_tokens=[("<s>", START), ("</s>", END)]
        )
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=core,
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
    )
    if chat:
        wrapped.chat_template = CHAT
    return wrapped


@dataclass(frozen=True)
class Family:
    """How to build a tiny checkpoint of one architecture."""

    build: Callable[[], Any]
    template: str | None
    chat: bool = False

    def save(self, folder: Path) -> Path:
        torch.manual_seed(11)
        words = tokenizer(self.template, self.chat)
        model = self.build()
        # Spread the weights, so that a random model has opinions and greedy text is stable.
        with torch.no_grad():
            for parameter in model.parameters():
                if parameter.dim() > 1:
                    parameter.mul_(4)
        model.save_pretrained(folder)
        words.save_pretrained(folder)
        return folder


TOKENS = {"pad_token_id": PAD, "bos_token_id": START, "eos_token_id": END, "vocab_size": 320}
BART_LIKE = {
    **TOKENS,
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
}
LLAMA_LIKE = {
    **TOKENS,
    "hidden_size": 48,
    "intermediate_size": 96,
    "num_hidden_layers": 3,
    "num_attention_heads": 6,
    "num_key_value_heads": 2,
    "max_position_embeddings": 512,
}
GEMMA_SIDE = {
    **TOKENS,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 8,
}


def _bart() -> Any:
    config = BartConfig(
        **BART_LIKE, max_position_embeddings=128, decoder_start_token_id=END, forced_bos_token_id=1
    )
    return BartForConditionalGeneration(config)


def _pegasus() -> Any:
    config = PegasusConfig(**BART_LIKE, max_position_embeddings=128, decoder_start_token_id=PAD)
    return PegasusForConditionalGeneration(config)


def _led() -> Any:
    config = LEDConfig(
        **BART_LIKE,
        attention_window=[16, 16],
        max_encoder_position_embeddings=256,
        max_decoder_position_embeddings=128,
        decoder_start_token_id=END,
    )
    return LEDForConditionalGeneration(config)


def _t5() -> Any:
    config = T5Config(
        **TOKENS,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        decoder_start_token_id=PAD,
        task_specific_params={"summarization": {"prefix": "summarize: "}},
    )
    return T5ForConditionalGeneration(config)


def _t5gemma() -> Any:
    config = T5GemmaConfig(encoder=dict(GEMMA_SIDE), decoder=dict(GEMMA_SIDE), **TOKENS)
    return T5GemmaForConditionalGeneration(config)


ENCODER_DECODERS = {
    "bart": Family(_bart, "<s> $A </s>"),
    "pegasus": Family(_pegasus, "$A </s>"),
    "led": Family(_led, "<s> $A </s>"),
    "t5": Family(_t5, "$A </s>"),
    "t5gemma": Family(_t5gemma, "<s> $A"),
}
CAUSAL = {
    "llama": Family(lambda: LlamaForCausalLM(LlamaConfig(**LLAMA_LIKE)), "<s> $A"),
    "llama-chat": Family(lambda: LlamaForCausalLM(LlamaConfig(**LLAMA_LIKE)), None, chat=True),
    "qwen2": Family(lambda: Qwen2ForCausalLM(Qwen2Config(**LLAMA_LIKE)), None),
}

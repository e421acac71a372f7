"""Writes trained weights as an ONNX graph of 8-bit products, which runs without torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from tracker.extraction.training.network import EncoderShape

    Array = NDArray[np.generic]
    Weights = Mapping[str, NDArray[np.float32]]

_EPSILON = 1e-12
# Products of unsigned and signed bytes are summed in pairs of 16 bits on processors without VNNI; seven bits
# for the weights keep those sums from overflowing.
_LARGEST_WEIGHT = 64
_VENDOR = "com.microsoft"


def build_graph(weights: Weights, shape: EncoderShape) -> onnx.ModelProto:
    """Return the graph from `pieces`, `features`, `mask` to `tags`, `here`, `product` and `states`.

    Inputs are int32 (batch, pieces); `mask` is 1 where there is a piece. Outputs are float32 (batch, pieces,
    width). The words' vectors are kept as bytes with one scale a row, the weights of products with one scale
    a column.
    """
    graph = _Graph()
    hidden = _embed(graph, weights, shape)
    for number in range(shape.layers):
        hidden = _layer(graph, weights, f"layers.{number}", hidden, shape.heads)
    outputs = {"states": graph.add("Identity", [hidden], name="states")}
    for name in ("tags", "here", "product"):
        head = "tag" if name == "tags" else name
        matrix = graph.constant(f"{name}.weight", weights[f"{head}.weight"].T)
        bias = graph.constant(f"{name}.bias", weights[f"{head}.bias"])
        outputs[name] = graph.add("Add", [graph.add("MatMul", [hidden, matrix]), bias], name=name)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "pieces"])
        for name in ("pieces", "features", "mask")
    ]
    results = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "pieces", None])
        for name in ("tags", "here", "product", "states")
    ]
    made = helper.make_graph(graph.nodes, "encoder", inputs, results, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_VENDOR, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="claim-tracker")


def quantise_columns(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return (inputs, outputs) weights as whole numbers in -64..64, and one scale for each output."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / _LARGEST_WEIGHT
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def quantise_rows(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the rows as whole numbers in -127..127, and one scale for each row, as a column."""
    scale = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-8) / 127
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


@dataclass(slots=True)
class _Graph:
    """The nodes and constants written so far; every value has a name of its own."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], *, name: str = "", domain: str = "", **options: float) -> str:
        output = name or f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **options))
        return output

    def product(self, name: str, value: str, matrix: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply by a matrix of bytes; the input is made bytes on the way."""
        whole, scale = quantise_columns(matrix)
        return self.add(
            "DynamicQuantizeMatMul",
            [
                value,
                self.constant(f"{name}.weight", whole),
                self.constant(f"{name}.scale", scale),
                "",
                self.constant(f"{name}.bias", bias),
            ],
            domain=_VENDOR,
        )

    def add_and_norm(self, name: str, value: str, skip: str, weights: Weights) -> str:
        return self.add(
            "SkipLayerNormalization",
            [
                value,
                skip,
                self.constant(f"{name}.gamma", weights[f"{name}.weight"]),
                self.constant(f"{name}.beta", weights[f"{name}.bias"]),
            ],
            domain=_VENDOR,
            epsilon=_EPSILON,
        )


def _embed(graph: _Graph, weights: Weights, shape: EncoderShape) -> str:
    rows, scale = quantise_rows(weights["words.weight"])
    words = graph.add("Gather", [graph.constant("words.rows", rows), "pieces"], axis=0)
    scales = graph.add("Gather", [graph.constant("words.scale", scale), "pieces"], axis=0)
    vectors = graph.add("Mul", [graph.add("Cast", [words], to=TensorProto.FLOAT), scales])
    features = graph.add(
        "Gather", [graph.constant("features.rows", weights["features.weight"]), "features"], axis=0
    )
    length = graph.add(
        "Gather", [graph.add("Shape", ["pieces"]), graph.constant("one", np.array([1]))], axis=0
    )
    start, axes = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    positions = graph.constant("positions", weights["positions.weight"][: shape.positions // 2])
    placed = graph.add("Slice", [positions, start, length, axes])
    summed = graph.add("Add", [graph.add("Add", [vectors, features]), placed])
    gamma, beta = (graph.constant(f"norm.{part}", weights[f"norm.{part}"]) for part in ("weight", "bias"))
    return graph.add("LayerNormalization", [summed, gamma, beta], axis=-1, epsilon=_EPSILON)


def _layer(graph: _Graph, weights: Weights, at: str, hidden: str, heads: int) -> str:
    quantised, scale, zero = f"{at}.bytes", f"{at}.bytes.scale", f"{at}.bytes.zero"
    graph.nodes.append(helper.make_node("DynamicQuantizeLinear", [hidden], [quantised, scale, zero]))
    whole, scales = quantise_columns(weights[f"{at}.qkv.weight"].T)
    attended = graph.add(
        "QAttention",
        [
            quantised,
            graph.constant(f"{at}.qkv.weight", whole),
            graph.constant(f"{at}.qkv.bias", weights[f"{at}.qkv.bias"]),
            scale,
            graph.constant(f"{at}.qkv.scale", scales),
            "mask",
            zero,
            graph.constant(f"{at}.qkv.zero", np.zeros(len(scales), dtype=np.int8)),
        ],
        domain=_VENDOR,
        num_heads=heads,
    )
    out = graph.product(f"{at}.out", attended, weights[f"{at}.out.weight"].T, weights[f"{at}.out.bias"])
    normed = graph.add_and_norm(f"{at}.norm_attention", out, hidden, weights)
    up = graph.product(f"{at}.up", normed, weights[f"{at}.up.weight"].T, weights[f"{at}.up.bias"])
    bent = graph.add("Gelu", [up], domain=_VENDOR)
    down = graph.product(f"{at}.down", bent, weights[f"{at}.down.weight"].T, weights[f"{at}.down.bias"])
    return graph.add_and_norm(f"{at}.norm_output", down, normed, weights)

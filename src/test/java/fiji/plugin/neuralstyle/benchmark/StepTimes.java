package fiji.plugin.neuralstyle.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Where the time of an evaluation goes: each step alone, at the sizes it has in a VGG-19 of full width, summed by
 * kind. Arguments: float32 or bfloat16; size in pixels; repetitions. Prints {@code step NAME SECONDS} lines, and {@code part NAME
 * SECONDS} for what is a part of a step.
 */
public final class StepTimes {

	private static final long FLOAT32 = 6;
	private static final long BFLOAT16 = 15;
	/** Input channels from which on the program convolves by Winograd's method, and the side of its tiles' results. */
	private static final long WIDE = 128;
	/** In bfloat16 where the processor has instructions for matrices. */
	private static final long WIDEST = 512;
	private static final long TILE = 4;
	private static final long TILE_OF_BFLOAT16 = 2;
	/** What a tile becomes, and how many tiles are transformed and multiplied at once, as the program divides a map; in float32. */
	private static final int PRODUCTS = 36;
	private static final int CHANNELS_OF_BLOCK = 49_152;
	private static final int FEWEST_TILES = 64;
	private static final int CHANNELS_OF_PRODUCT = 262_144;

	private final Program program = Program.load("steps.py");
	private final NDManager manager = program.manager();
	/** The project's own, for what no operator does. */
	private final Program network = Program.load("vgg.py");
	private final NDArray modes;
	private final Map<String, Double> seconds = new LinkedHashMap<>();
	private final Map<String, Double> parts = new LinkedHashMap<>();
	private final NDArray type;
	private final boolean half;
	/** Input channels from which on it does so with this precision and processor. */
	private final long leastChannels;
	private final int repetitions;

	private StepTimes(final boolean half, final int repetitions) {
		this.half = half;
		leastChannels = half && Processor.here().multipliesMatricesOfBfloat16() ? WIDEST : WIDE;
		type = manager.create(half ? BFLOAT16 : FLOAT32);
		modes = network.numbers().create(new long[] { half ? BFLOAT16 : FLOAT32, 0, 1, leastChannels, half ? TILE_OF_BFLOAT16 : TILE });
		this.repetitions = repetitions;
	}

	public static void main(final String[] arguments) {
		final StepTimes times = new StepTimes(arguments[0].equals("bfloat16"), Integer.parseInt(arguments[2]));
		final NetworkWeights network = RandomVgg.weights(1);
		int size = Integer.parseInt(arguments[1]);
		int channels = RgbImage.CHANNELS;
		for (final Layer layer : network.layers()) {
			if (layer.convolution() >= network.convolutions().size()) break;
			switch (layer.kind()) {
				case CONVOLUTION -> {
					final Convolution convolution = network.convolutions().get(layer.convolution());
					times.convolution(convolution, size);
					channels = convolution.outputs();
				}
				case RELU -> times.relu(channels, size, Evaluation.STYLE_LAYERS.contains(layer.name()));
				case POOLING -> {
					if (layer.block() == 5) continue;
					times.pooling(channels, size);
					size /= 2;
				}
			}
		}
		print("step", times.seconds);
		print("part", times.parts);
		System.exit(0);
	}

	private static void print(final String word, final Map<String, Double> times) {
		times.forEach((name, sum) -> System.out.println(String.format(Locale.ROOT, "%s %s %.6f", word, name, sum)));
	}

	private void convolution(final Convolution convolution, final int size) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = map(scope, convolution.inputs(), size);
			final NDArray gradient = map(scope, convolution.outputs(), size);
			final NDArray plain = scope.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3));
			final NDArray bias = prepared(scope.create(convolution.bias()));
			if (convolution.inputs() >= leastChannels) {
				plain.setName("weights[]");
				final NDArray transformed = network.call("prepare", new NDList(modes, plain)).singletonOrThrow();
				time(network, seconds, "wide_convolution", "by_winograd", new NDList(x, transformed, bias));
				time(network, seconds, "wide_convolution_back", "back_by_winograd", new NDList(gradient, transformed));
				if (!half) {
					final NDArray matrices = transformed.reshape(PRODUCTS, convolution.inputs(), convolution.outputs());
					products(scope, matrices, size);
					products(scope, matrices.transpose(0, 2, 1), size);
				}
				transformed.close();
				return;
			}
			final NDArray kernel = prepared(plain);
			final String which = convolution.inputs() >= WIDE ? "wide_" : convolution.inputs() == RgbImage.CHANNELS ? "first_" : "";
			time(which + "convolution", "convolution", new NDList(x, kernel, bias));
			time(which + "convolution_back", "convolution_back", new NDList(gradient, x, kernel));
		}
	}

	/** What is multiplied between the transforms. */
	private void products(final NDManager scope, final NDArray kernel, final int size) {
		final int inputs = (int) kernel.getShape().get(1);
		final int outputs = (int) kernel.getShape().get(2);
		final int side = divided(size, (int) TILE);
		final int tiles = Math.max(FEWEST_TILES, CHANNELS_OF_BLOCK / (inputs + outputs));
		final int columns = Math.min(side, tiles);
		final int rowsOfBlock = Math.min(side, tiles / columns);
		final int blocksOfProduct = Math.max(1, CHANNELS_OF_PRODUCT / (inputs + outputs) / (rowsOfBlock * columns));
		final int rows = Math.min(side, blocksOfProduct * rowsOfBlock);
		final NDArray blocks = scope.create((long) divided(side, columns) * divided(side, rows));
		final NDArray values = scope.randomNormal(new Shape(PRODUCTS, rows * columns, inputs));
		final NDArray place = scope.zeros(new Shape(PRODUCTS, rows * columns, outputs));
		time(program, parts, "products", "products", new NDList(values, kernel, place, blocks));
	}

	private static int divided(final int whole, final int part) {
		return (whole + part - 1) / part;
	}

	private void relu(final int channels, final int size, final boolean style) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = map(scope, channels, size);
			final NDArray gradient = map(scope, channels, size);
			time("relu", "relu", new NDList(x));
			time("relu_back", "relu_back", new NDList(gradient, x));
			if (!style) return;
			final NDArray slope = prepared(scope.randomNormal(new Shape(channels, channels)));
			time("gram", "gram", new NDList(x));
			time("gram_back", "gram_back", new NDList(gradient, x, slope));
		}
	}

	private void pooling(final int channels, final int size) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = map(scope, channels, size);
			final NDArray gradient = map(scope, channels, size / 2);
			time("pooling", "pooling", new NDList(x));
			final NDList pooled = program.call("pooling", new NDList(x));
			time("pooling_back", "pooling_back", new NDList(gradient, x, pooled.get(1)));
		}
	}

	private NDArray map(final NDManager scope, final int channels, final int size) {
		return prepared(scope.randomNormal(new Shape(1, channels, size, size)));
	}

	private NDArray prepared(final NDArray array) {
		return program.call("prepared", new NDList(array, type)).singletonOrThrow();
	}

	/** The fastest of all repetitions, as anything else that runs can but slow it down. */
	private void time(final String kind, final String method, final NDList arguments) {
		time(program, seconds, kind, method, arguments);
	}

	private void time(final Program program, final Map<String, Double> sums, final String kind, final String method,
		final NDList arguments)
	{
		double fastest = Double.POSITIVE_INFINITY;
		for (int i = 0; i <= repetitions; i++) {
			final long start = System.nanoTime();
			final NDList answer = program.call(method, arguments);
			fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
			// A step in place answers with an argument under another name.
			answer.close();
		}
		sums.merge(kind, fastest, Double::sum);
	}
}

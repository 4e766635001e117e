package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** Layers of many channels, which are computed by Winograd's method, against the engine's convolutions and differentiation. */
class WinogradTest {

	private static final int CHANNELS = 128;
	/** Bfloat16 rounds by 0.2 to 0.4 % each time. */
	private static final double TOLERANCE_OF_BFLOAT16 = 0.05;
	private static final double TOLERANCE_OF_FLOAT32 = 2e-5;
	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };
	private static final Shape ONE = new Shape(1, 1);
	private static final Shape TWO = new Shape(2, 2);

	private final NetworkWeights weights = new NetworkWeights("wide", "none", Topology.VGG19, List.of(convolution(
		RgbImage.CHANNELS, CHANNELS), convolution(CHANNELS, 130), convolution(130, 160)), Padding.ZERO, Pooling.AVERAGE);

	@ParameterizedTest
	@CsvSource({ "ZERO, 32, 32", "ZERO, 33, 46", "ZERO, 64, 35", "ZERO, 37, 41", "ZERO, 300, 20", "ZERO, 20, 300",
		"CIRCULAR, 64, 48", "CIRCULAR, 37, 41", "ZERO, 90, 401" })
	void lossesAndGradientsAgreeForEvenAndOddSides(final Padding padding, final int width, final int height) {
		final Found reference = byOperators(padding, width, height);

		agrees(reference, evaluate(Precision.FLOAT32, padding, width, height), TOLERANCE_OF_FLOAT32);
		agrees(reference, evaluate(Precision.BFLOAT16, padding, width, height), TOLERANCE_OF_BFLOAT16);
	}

	/** Without what comes after: near 0 a rectifier would make much of little. Whatever this machine's processor would choose. */
	@ParameterizedTest
	@CsvSource({ "FLOAT32, TILES_OF_4, 404, 146", "FLOAT32, TILES_OF_4, 90, 401", "FLOAT32, TILES_OF_4, 1000, 20",
		"BFLOAT16, TILES_OF_2, 404, 146", "BFLOAT16, TILES_OF_2, 33, 46", "BFLOAT16, TILES_OF_2, 37, 41",
		"BFLOAT16, TILES_OF_2, 2101, 11" })
	void blocksOfTilesGiveTheConvolutionOfTheWhole(final Precision precision, final Winograd way, final int width, final int height) {
		try (Program program = Program.load("vgg.py"); Program steps = Program.load("steps.py");
				NDManager scope = program.manager().newSubManager())
		{
			final NDArray kernel = scope.randomNormal(new Shape(130, CHANNELS, 3, 3));
			final NDArray bias = scope.randomNormal(new Shape(130));
			final NDArray x = scope.randomNormal(new Shape(1, CHANNELS, height, width));
			final NDArray gradient = scope.randomNormal(new Shape(1, 130, height, width));
			final NDArray wanted = convolved(x, kernel, bias);
			final NDArray wantedBack = convolved(gradient, kernel.transpose(1, 0, 2, 3).flip(2, 3), scope.zeros(new Shape(CHANNELS)));
			final NDArray modes = program.numbers().create(new long[] { precision.scalarType(), Padding.ZERO.ordinal(), 1, CHANNELS, way
				.side() });
			kernel.setName("weights[]");
			final NDArray prepared = program.call("prepare", new NDList(modes, kernel)).singletonOrThrow();
			final UnaryOperator<NDArray> given = array -> steps.call("prepared", new NDList(array, scope.create((long) precision
				.scalarType()))).singletonOrThrow();

			final NDArray found = program.call("by_winograd", new NDList(given.apply(x), prepared, given.apply(bias)))
				.singletonOrThrow();
			final NDArray foundBack = program.call("back_by_winograd", new NDList(given.apply(gradient), prepared)).singletonOrThrow();

			final double tolerance = precision == Precision.FLOAT32 ? TOLERANCE_OF_FLOAT32 : TOLERANCE_OF_BFLOAT16;
			assertEquals(0, furthest(wanted, read(program, found)), tolerance);
			assertEquals(0, furthest(wantedBack, read(program, foundBack)), tolerance);
		}
	}

	/** In float32, whatever it is. */
	private static NDArray read(final Program program, final NDArray map) {
		return program.call("to_file", new NDList(map)).singletonOrThrow().transpose(0, 3, 1, 2);
	}

	@ParameterizedTest
	@CsvSource({ "FLOAT32, ZERO, '', TILES_OF_4", "FLOAT32, ZERO, avx512_bf16 amx_bf16, TILES_OF_4", "FLOAT32, REFLECT, '', NONE",
		"BFLOAT16, ZERO, avx512_bf16, TILES_OF_2", "BFLOAT16, ZERO, avx512_bf16 amx_bf16, WIDEST_TILES_OF_2" })
	void itIsUsedWhereItPays(final Precision precision, final Padding padding, final String flags, final Winograd expected) {
		final Processor processor = new Processor(Set.of(flags.split(" ")));

		assertEquals(expected, Winograd.of(precision, padding, ComputeDevice.CPU, processor));
		assertEquals(Winograd.NONE, Winograd.of(precision, padding, ComputeDevice.gpu(0), processor));
	}

	private static NDArray convolved(final NDArray x, final NDArray kernel, final NDArray bias) {
		return Conv2d.conv2d(x, kernel, bias, ONE, ONE, ONE).singletonOrThrow();
	}

	private static double furthest(final NDArray wanted, final NDArray found) {
		return found.sub(wanted).abs().max().getFloat() / (double) wanted.abs().max().getFloat();
	}

	@ParameterizedTest
	@EnumSource(value = Precision.class, names = { "FLOAT32", "BFLOAT16" })
	void everyValueOfAnEvaluationIsTheSameAgain(final Precision precision) {
		assertArrayEquals(evaluate(precision, Padding.ZERO, 75, 61).gradient(), evaluate(precision, Padding.ZERO, 75, 61)
			.gradient());
	}

	private static void agrees(final Found reference, final Found found, final double tolerance) {
		assertEquals(reference.total(), found.total(), tolerance * reference.total());
		assertEquals(0, distance(reference.gradient(), found.gradient()), tolerance);
	}

	private record Found(double total, float[] gradient) {}

	private Found evaluate(final Precision precision, final Padding padding, final int width, final int height) {
		try (FeatureNetwork own = new FeatureNetwork(weights, weights.pooling(), precision);
				NDManager scope = own.manager().newSubManager())
		{
			final FeatureNetwork network = padding == Padding.CIRCULAR ? own.withoutEdges() : own;
			final Layer layer = weights.layer("conv2_1");
			final NDArray target = network.features(network.upload(scope, FormulaNetwork.image(2, width, height)), List.of(layer))
				.get(layer);
			try (LossFunction losses = network.lossFunction(List.of(new LossTerm(layer, LossTerm.Kind.CONTENT, target, 1)), 0,
				width, height))
			{
				final LossFunction.Value value = losses.evaluate(network.upload(scope, FormulaNetwork.image(0.9, width, height)));
				return new Found(value.total(), value.gradient().toFloatArray());
			}
		}
	}

	private Found byOperators(final Padding padding, final int width, final int height) {
		try (NDManager scope = NDManager.newBaseManager()) {
			final NDArray target = map(plane(scope, 2, width, height), padding);
			final NDArray image = plane(scope, 0.9, width, height);
			image.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray loss = map(image, padding).sub(target).square().mean();
				collector.backward(loss);
				return new Found(loss.getFloat(), image.getGradient().toFloatArray());
			}
		}
	}

	private static NDArray plane(final NDManager scope, final double phase, final int width, final int height) {
		return scope.create(FormulaNetwork.image(phase, width, height).planes(), new Shape(1, RgbImage.CHANNELS, height,
			width));
	}

	private NDArray map(final NDArray image, final Padding padding) {
		final NDManager manager = image.getManager();
		final Shape colours = new Shape(1, RgbImage.CHANNELS, 1, 1);
		final NDArray first = Activation.relu(convolved(image.sub(manager.create(MEAN, colours)).div(manager.create(DEVIATION,
			colours)), 0, padding));
		final NDArray second = Activation.relu(convolved(first, 1, padding));
		return convolved(Pool.avgPool2d(second, TWO, TWO, new Shape(0, 0), false, true), 2, padding);
	}

	private NDArray convolved(final NDArray x, final int index, final Padding padding) {
		final Convolution convolution = weights.convolutions().get(index);
		final NDArray kernel = x.getManager().create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3,
			3));
		final NDArray bias = x.getManager().create(convolution.bias());
		final boolean circular = padding == Padding.CIRCULAR;
		return Conv2d.conv2d(circular ? ringed(ringed(x, 2), 3) : x, kernel, bias, ONE, circular ? new Shape(0, 0) : ONE)
			.singletonOrThrow();
	}

	/** With a value more on each side of an axis, from the other side. */
	private static NDArray ringed(final NDArray x, final int axis) {
		final long size = x.getShape().get(axis);
		final NDList parts = x.split(new long[] { 1, size - 1 }, axis);
		return parts.get(2).concat(x, axis).concat(parts.get(0), axis);
	}

	private static Convolution convolution(final int inputs, final int outputs) {
		final Random random = new Random(inputs + outputs);
		final float[] kernel = new float[outputs * inputs * Convolution.AREA];
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (Convolution.AREA * inputs)));
		}
		final float[] bias = new float[outputs];
		for (int i = 0; i < bias.length; i++) {
			bias[i] = (float) random.nextGaussian();
		}
		return new Convolution(inputs, outputs, kernel, bias);
	}

	private static double distance(final float[] a, final float[] b) {
		double difference = 0;
		double size = 0;
		for (int i = 0; i < a.length; i++) {
			difference += Math.pow(a[i] - b[i], 2);
			size += Math.pow(a[i], 2);
		}
		return Math.sqrt(difference / size);
	}
}

package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.Optional;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * Tries a device with all that a run does there, at a size that takes no time: losses and gradient of a tiny
 * network, and scaling. A driver that is too old, a full memory and an operation that the device lacks show here,
 * and not in the middle of a picture.
 */
final class DeviceProbe {

	private static final int SIDE = 48;
	private static final int CHANNELS = 8;
	/** GPUs round the factors of a convolution to 10 bits. */
	private static final double TOLERANCE = 0.02;

	private DeviceProbe() {}

	/** Whether the engine can keep a number there; empty if so, else what it says. */
	static Optional<String> allocationProblem(final Engine engine, final ComputeDevice device) {
		try (NDManager manager = engine.newBaseManager(Devices.of(device))) {
			manager.ones(Devices.ONE_NUMBER);
			return Optional.empty();
		}
		catch (EngineException | IllegalArgumentException e) {
			return Optional.of(firstLine(e));
		}
	}

	/** Empty if all works, else a sentence. */
	static Optional<String> problem(final ComputeDevice device) {
		try {
			final double here = evaluate(device);
			final double expected = evaluate(ComputeDevice.CPU);
			if (Math.abs(here - expected) <= TOLERANCE * Math.abs(expected)) return Optional.empty();
			return Optional.of("it computes wrongly, " + here + " where the CPU finds " + expected + ".");
		}
		catch (EngineException | IllegalArgumentException | IllegalStateException e) {
			return Optional.of(firstLine(e));
		}
	}

	/** Loss plus the sum of the gradient's magnitudes, at half the size. */
	private static double evaluate(final ComputeDevice device) {
		final NetworkWeights weights = network();
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, device,
			Tiling.NONE);
				NDManager scope = network.manager().newSubManager())
		{
			final Layer content = weights.layer("relu2_1");
			final Layer style = weights.layer("relu1_2");
			final NDArray image = network.resize(network.upload(scope, ramp()), SIDE / 2, SIDE / 2);
			final NDArray other = image.flip(2);
			final List<LossTerm> terms = List.of(new LossTerm(content, LossTerm.Kind.CONTENT, network.features(other, List.of(
				content)).get(content), 1), new LossTerm(style, LossTerm.Kind.STYLE, network.grams(other, List.of(style)).get(style),
					1));
			try (LossFunction losses = network.lossFunction(terms, 1, SIDE / 2, SIDE / 2)) {
				final LossFunction.Value value = losses.evaluate(image);
				return value.total() + value.gradient().abs().sum().getFloat();
			}
		}
	}

	private static NetworkWeights network() {
		return new NetworkWeights("probe", "none", Topology.VGG19, List.of(convolution(RgbImage.CHANNELS), convolution(CHANNELS),
			convolution(CHANNELS)), Padding.ZERO, Pooling.MAX);
	}

	private static Convolution convolution(final int inputs) {
		final float[] kernel = new float[CHANNELS * inputs * Convolution.AREA];
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = (float) Math.sin(i + inputs) / inputs;
		}
		return new Convolution(inputs, CHANNELS, kernel, new float[CHANNELS]);
	}

	private static RgbImage ramp() {
		final float[] planes = new float[RgbImage.CHANNELS * SIDE * SIDE];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) (0.5 + 0.5 * Math.sin(0.01 * i));
		}
		return new RgbImage(SIDE, SIDE, planes);
	}

	/** The engine's messages go on for pages. */
	private static String firstLine(final RuntimeException e) {
		final String message = e.getMessage() == null ? e.toString() : e.getMessage();
		final String line = message.lines().findFirst().orElse(message).strip();
		return line.endsWith(".") ? line : line + ".";
	}
}

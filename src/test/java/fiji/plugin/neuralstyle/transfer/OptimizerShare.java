package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.benchmark.RandomVgg;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * What an optimizer takes beside the evaluations that it asks for, at one size, after its history is full. Prints a row of
 * the table of {@code scripts/benchmark-optimizer}.
 */
public final class OptimizerShare {

	private static final int HISTORY = TransferSettings.DEFAULTS.optimizer().history();
	private static final int ITERATIONS = 40;

	private final LossFunction function;
	private final double noise;
	private long nanoseconds;
	private int evaluations;
	/** Since its history is full. */
	private Moment begun;
	/** Before it ends, which is not an iteration's time. */
	private Moment ended;

	private OptimizerShare(final LossFunction function, final double noise) {
		this.function = function;
		this.noise = noise;
	}

	/** @param arguments side in pixels, divisor of the network's width, precision, optimizer */
	public static void main(final String[] arguments) {
		final int side = Integer.parseInt(arguments[0]);
		final NetworkWeights weights = RandomVgg.weights(Integer.parseInt(arguments[1]));
		final Precision precision = Precision.valueOf(arguments[2]);
		final OptimizerSettings.Method method = OptimizerSettings.Method.valueOf(arguments[3]);
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), precision);
				Program arithmetic = Program.load("optimizer.py", ComputeDevice.CPU);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = lossFunction(network, manager, side))
		{
			final Optimizer optimizer = method == OptimizerSettings.Method.LBFGS ? new Lbfgs(arithmetic, HISTORY, Box.IMAGE)
				: new Adam(arithmetic, TransferSettings.DEFAULTS.optimizer().learningRate(), Box.IMAGE, AdamState.Storage.EXACT, 0);
			System.out.printf(Locale.ROOT, "| %d | 1/%s | %s | %s | %s |%n", side, arguments[1], precision, method,
				new OptimizerShare(function, precision.noise()).measure(optimizer, network.upload(manager, FormulaNetwork.image(0.3, side, side))));
		}
	}

	private String measure(final Optimizer optimizer, final NDArray start) {
		final Objective objective = this::evaluate;
		optimizer.minimize(start, objective.withNoise(noise), new Optimizer.Watcher() {

			@Override
			public StopReason afterIteration(final int iteration, final NDArray x, final Losses losses) {
				if (iteration == HISTORY + 1) begun = now();
				if (iteration < HISTORY + 1 + ITERATIONS) return null;
				ended = now();
				return StopReason.ITERATIONS;
			}

			@Override
			public StopReason betweenEvaluations() {
				return null;
			}
		});
		final int counted = ended.evaluations() - begun.evaluations();
		final double evaluation = (ended.evaluating() - begun.evaluating()) / 1e6 / counted;
		final double all = (ended.nanoseconds() - begun.nanoseconds()) / 1e6 / counted;
		return String.format(Locale.ROOT, "%.1f | %.1f | %.1f %%", evaluation, all - evaluation, 100 * (all - evaluation) /
			evaluation);
	}

	private Moment now() {
		return new Moment(System.nanoTime(), nanoseconds, evaluations);
	}

	private Objective.Point evaluate(final NDArray x) {
		final long before = System.nanoTime();
		final LossFunction.Value value = function.evaluate(x);
		nanoseconds += System.nanoTime() - before;
		evaluations++;
		return new Objective.Point(value.total(), value.gradient(), Losses.UNKNOWN);
	}

	private static LossFunction lossFunction(final FeatureNetwork network, final NDManager manager, final int side) {
		final TransferSettings settings = TransferSettings.DEFAULTS;
		final List<LossTerm> terms = new ArrayList<>();
		network.features(network.upload(manager, FormulaNetwork.image(0.5, side, side)), layers(network, settings.contentLayers()))
			.forEach((layer, map) -> terms.add(new LossTerm(layer, LossTerm.Kind.CONTENT, map, settings.contentWeight())));
		network.grams(network.upload(manager, FormulaNetwork.image(0.9, side, side)), layers(network, settings.styleLayers())).forEach((
			layer, gram) -> terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, gram, settings.styleWeight())));
		return network.lossFunction(terms, settings.variationWeight(), side, side);
	}

	private static List<Layer> layers(final FeatureNetwork network, final LayerWeights names) {
		return names.names().stream().map(network.weights()::layer).toList();
	}

	/** By the clock; the nanoseconds that all evaluations until then took; how many they were. */
	private record Moment(long nanoseconds, long evaluating, int evaluations) {}
}

package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** A network's program and weights on a device, and the arguments that every call of the program takes. */
final class LoadedNetwork implements AutoCloseable {

	private final NetworkWeights weights;
	private final Pooling pooling;
	private final Precision precision;
	private final Tiling tiling;
	private final Winograd winograd;
	private final Program program;
	private final NDList prepared;
	private final NDArray modes;
	private final NDArray mean;

	LoadedNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision, final Tiling tiling,
		final ComputeDevice device)
	{
		this.weights = weights;
		this.pooling = pooling;
		this.precision = precision;
		this.tiling = tiling;
		program = Program.load("vgg.py", device);
		winograd = Winograd.of(precision, weights.padding(), device, Processor.here());
		modes = modes(1);
		mean = program.manager().create(weights.inputMean().toArray());
		prepared = prepare();
	}

	private LoadedNetwork(final LoadedNetwork network, final Padding padding) {
		weights = network.weights.withPadding(padding);
		pooling = network.pooling;
		precision = network.precision;
		tiling = network.tiling;
		program = network.program;
		winograd = network.winograd;
		modes = modes(1);
		mean = network.mean;
		prepared = network.prepared;
	}

	/** The same network in the same memory, with another padding; closed with this one. */
	LoadedNetwork withPadding(final Padding padding) {
		return new LoadedNetwork(this, padding);
	}

	NetworkWeights weights() {
		return weights;
	}

	Precision precision() {
		return precision;
	}

	Tiling tiling() {
		return tiling;
	}

	Program program() {
		return program;
	}

	/** On the network's device. */
	NDManager manager() {
		return program.manager();
	}

	/** What it takes to see some layers. */
	Plan plan(final Collection<Layer> layers) {
		return Plan.of(weights, pooling, layers);
	}

	/** How to cut an image of which maps are wanted, no gradient; empty if it is seen as a whole. */
	Optional<TileGrid> forwardGrid(final Plan plan, final int width, final int height) {
		return tiling.grid(plan, MemoryEstimate.forward(weights, plan.taps(), precision), width, height);
	}

	/** The same for losses with their gradient. */
	Optional<TileGrid> gradientGrid(final Plan plan, final int width, final int height) {
		return tiling.grid(plan, MemoryEstimate.of(weights, plan.taps(), pooling, precision), width, height);
	}

	/** The most pixels of a tile of which sums are wanted, no gradient. */
	long mostPixelsForSums(final Plan plan) {
		return MemoryEstimate.sums(weights, plan.taps(), precision).pixelsIn(tiling.bytes());
	}

	/** How the program computes, where no gradient has to be magnified. */
	NDArray modes() {
		return modes;
	}

	/** The arguments of those names. */
	NDList modesAndMean() {
		return new NDList(modes, mean);
	}

	/** The same for a gradient of an image of a size, which 16 bits may need magnified. */
	NDList modesAndMean(final int width, final int height) {
		return new NDList(modes(precision.magnification(width, height)), mean);
	}

	/** The weights of the convolutions that a plan runs through. */
	NDList convolutionsOf(final Plan plan) {
		return prepared.subNDList(0, 2 * plan.convolutions());
	}

	/** Arguments for each tile, without a gradient. */
	TileArguments tiles(final Plan plan, final TileGrid grid) {
		return tiles(plan, grid, modesAndMean());
	}

	TileArguments tiles(final Plan plan, final TileGrid grid, final NDList modesAndMean) {
		return new TileArguments(program.numbers(), plan, grid, tiling, modesAndMean, convolutionsOf(plan));
	}

	@Override
	public void close() {
		program.close();
	}

	private NDArray modes(final long magnification) {
		return program.numbers().create(new long[] { precision.scalarType(), weights.padding().ordinal(),
			magnification, winograd.leastChannels(), winograd.side() });
	}

	private NDList prepare() {
		try (NDManager scope = program.manager().newSubManager()) {
			final NDArray methodModes = modes.duplicate();
			methodModes.attach(scope);
			final List<NDArray> raw = new ArrayList<>();
			float scale = 1;
			for (final Layer layer : weights.layers()) {
				if (layer.kind() == Layer.Kind.POOLING) scale = pooling.scale();
				if (layer.kind() != Layer.Kind.CONVOLUTION) continue;
				final Convolution convolution = weights.convolutions().get(layer.convolution());
				final NDArray kernel = scope.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3,
					3));
				// Takes no time while it runs.
				raw.add(scale == 1 ? kernel : kernel.mul(scale));
				raw.add(scope.create(convolution.bias(), new Shape(convolution.outputs())));
				scale = 1;
			}
			final NDList arguments = new NDList(methodModes);
			raw.forEach(array -> {
				array.setName("weights[]");
				arguments.add(array);
			});
			final NDList out = program.call("prepare", arguments);
			out.attach(program.manager());
			out.forEach(array -> array.setName("weights[]"));
			return out;
		}
	}
}

package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Learns a VGG-shaped network from pictures, layer by layer, without labels and without
 * back-propagation: each convolution's filters are the principal components of what the layer before
 * gives, whitened, each with its negative, so that the ReLU loses nothing of it (docs/built-in-network.md).
 */
public final class NetworkLearner {

	private final LearningSettings settings;

	/** @param settings how */
	public NetworkLearner(final LearningSettings settings) {
		this.settings = settings;
	}

	/**
	 * Learns; the same pictures and settings give the same network on the same machine.
	 *
	 * @param folder of PNG and JPEG files, searched with its subfolders
	 * @param name what the network will be called
	 * @throws IOException if there are no usable pictures
	 * @throws CancellationException if the listener cancels
	 */
	public NetworkWeights learn(final Path folder, final String name, final LearningListener listener)
		throws IOException
	{
		final float[] crops = TrainingPictures.in(folder).crops(settings.crops(), settings.cropSize(), settings.seed(),
			listener);
		try (Program program = Program.load("learn.py"); NDManager manager = program.manager().newSubManager()) {
			final Layers layers = new Layers(program, manager, listener);
			return new NetworkWeights(name, "not saved", settings.topology(), layers.learn(crops), settings.padding(), settings
				.pooling());
		}
	}

	/** The layers as they grow on the crops' feature maps. */
	private final class Layers {

		private final Program program;
		private final NDManager manager;
		private final LearningListener listener;
		private final SplittableRandom random = new SplittableRandom(settings.seed());
		private final List<LearnedLayer> learned = new ArrayList<>();

		Layers(final Program program, final NDManager manager, final LearningListener listener) {
			this.program = program;
			this.manager = manager;
			this.listener = listener;
		}

		List<Convolution> learn(final float[] crops) {
			final int size = settings.cropSize();
			NDArray maps = manager.create(crops, new Shape(settings.crops(), RgbImage.CHANNELS, size, size));
			maps = replaced(maps, program.call("normalize", new NDList(maps)).singletonOrThrow());
			final List<Layer> layers = settings.topology().layers();
			for (final Layer layer : layers.subList(0, layers.size() - 1)) {
				listener.progress("learning " + layer, (double) layers.indexOf(layer) / layers.size());
				if (listener.isCancelled()) throw new CancellationException("Learning was cancelled.");
				maps = switch (layer.kind()) {
					case CONVOLUTION -> replaced(maps, convolution(layer, maps));
					case RELU -> maps;
					case POOLING -> replaced(maps, pool(maps));
				};
			}
			return Calibration.apply(learned, settings);
		}

		private NDArray convolution(final Layer layer, final NDArray maps) {
			final int inputs = (int) maps.getShape().get(1);
			final int outputs = settings.widths().get(layer.block() - 1);
			try (NDManager scope = manager.newSubManager()) {
				final NDArray modes = scope.create(new long[] { settings.padding() == Padding.REFLECT ? 1 : 0, outputs });
				final NDList filters = program.call("filters", new NDList(maps, samples(maps, scope), modes));
				filters.attach(scope);
				final NDArray next = program.call("convolve", new NDList(maps, filters.get(0), filters.get(1), modes))
					.singletonOrThrow();
				final NDArray strength = program.call("strength", new NDList(next)).singletonOrThrow();
				strength.attach(scope);
				final float[] squares = strength.toFloatArray();
				learned.add(new LearnedLayer(layer, new Convolution(inputs, outputs, filters.get(0).toFloatArray(), filters.get(1)
					.toFloatArray()), filters.get(2).toFloatArray(), squares[0], squares[1]));
				return next;
			}
		}

		private NDArray samples(final NDArray maps, final NDManager scope) {
			final Shape shape = maps.getShape();
			final int count = settings.patches();
			final long[] places = new long[3 * count];
			for (int i = 0; i < count; i++) {
				places[i] = random.nextLong(shape.get(0));
				places[count + i] = random.nextLong(shape.get(2));
				places[2 * count + i] = random.nextLong(shape.get(3));
			}
			return scope.create(places, new Shape(3, count));
		}

		private NDArray pool(final NDArray maps) {
			try (NDManager scope = manager.newSubManager()) {
				return program.call("pool", new NDList(maps, scope.create(new long[] { settings.pooling() == Pooling.MAX ? 3 : 4 })))
					.singletonOrThrow();
			}
		}

		private NDArray replaced(final NDArray old, final NDArray now) {
			now.attach(manager);
			old.close();
			return now;
		}
	}
}

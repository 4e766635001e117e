package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;
import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/**
 * How long an installed network takes to load in a new virtual machine (docs/measurements.md): {@code FOLDER add} puts
 * a random VGG-19 of full width there, {@code FOLDER load} loads it by its name.
 */
public final class LoadingTime {

	private static final String NAME = "random";
	private static final int MILLION = 1_000_000;
	private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 512);

	private LoadingTime() {}

	public static void main(final String[] arguments) throws IOException {
		System.setProperty(NetworkFolders.PROPERTY, Path.of(arguments[0]).toAbsolutePath().toString());
		if (arguments[1].equals("add")) {
			System.out.println(NetworkStore.ofProcess().add(random(), Map.of()));
			return;
		}
		final long start = System.nanoTime();
		final NetworkWeights network = Networks.load(NAME);
		final long clock = System.nanoTime() - start;
		final long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		System.out.println(network.convolutions().size() + " convolutions in " + clock / MILLION + " ms by the clock; since its start the thread took " +
			processor / MILLION + " ms of processor time");
	}

	private static NetworkWeights random() {
		final Random random = new Random(1);
		final List<Convolution> convolutions = new ArrayList<>();
		int inputs = 3;
		for (int i = 0; i < Topology.VGG19.convolutions(); i++) {
			final int outputs = WIDTHS.get(Topology.VGG19.convolution(i).block() - 1);
			final float[] kernel = new float[outputs * inputs * Convolution.AREA];
			for (int k = 0; k < kernel.length; k++) {
				kernel[k] = (float) (random.nextGaussian() / Math.sqrt(inputs * Convolution.AREA));
			}
			convolutions.add(new Convolution(inputs, outputs, kernel, new float[outputs]));
			inputs = outputs;
		}
		return new NetworkWeights(NAME, "", Topology.VGG19, convolutions, Padding.ZERO, Pooling.MAX);
	}
}

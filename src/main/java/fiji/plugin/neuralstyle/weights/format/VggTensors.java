package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.network.Topology;

/**
 * Which convolutions a file with torchvision's names holds. There the N of {@code features.N.weight}
 * counts convolutions, ReLUs and pooling layers, so the numbers present tell the topology: VGG-16 and
 * VGG-19 part ways after conv3_3.
 *
 * @param topology of the network
 * @param convolutions how many of the topology's convolutions the file goes up to
 */
record VggTensors(Topology topology, int convolutions) {

	private static final Pattern NAME = Pattern.compile("features\\.(\\d{1,4})\\.(weight|bias)");
	private static final String TOPOLOGY = "topology";

	/**
	 * Tells the topology from the file's metadata or else from the names. A file that ends before conv3_4
	 * may be either; it counts as VGG-19.
	 *
	 * @throws IOException if the file holds no VGG network, or one with other layers
	 */
	static VggTensors of(final Safetensors file) throws IOException {
		final Set<Integer> indices = new TreeSet<>();
		for (final String name : file.names()) {
			final Matcher matcher = NAME.matcher(name);
			if (matcher.matches()) indices.add(Integer.valueOf(matcher.group(1)));
		}
		if (indices.isEmpty()) {
			throw problem(file, "holds no VGG network: it has no tensor \"features.0.weight\". Tensors must have torchvision's names");
		}
		if (file.names().stream().anyMatch(name -> name.matches("features\\.\\d+\\.running_mean"))) {
			throw problem(file, "is a VGG network with batch normalisation, which this program does not run. Use one without");
		}
		final List<Topology> candidates = candidates(file);
		for (final Topology topology : candidates) {
			if (indicesOf(topology).containsAll(indices)) return new VggTensors(topology, reach(topology, indices));
		}
		final Set<Integer> unknown = new TreeSet<>(indices);
		candidates.forEach(topology -> unknown.removeAll(indicesOf(topology)));
		final String odd = unknown.isEmpty() ? "tensors of both VGG-16 and VGG-19" : "a tensor \"features." + unknown.iterator()
			.next() + "\"";
		throw problem(file, "has " + odd + ", so it is not a network of the topology " + candidates +
			". Use the weights of VGG-16 or VGG-19");
	}

	private static List<Topology> candidates(final Safetensors file) throws IOException {
		final String said = file.metadata().get(TOPOLOGY);
		// The deeper one first: its files are by far the more common ones in style transfer.
		if (said == null) return List.of(Topology.VGG19, Topology.VGG16);
		return List.of(Arrays.stream(Topology.values()).filter(topology -> topology.name().equals(said.toUpperCase(Locale.ROOT)
			.replace("-", ""))).findFirst().orElseThrow(() -> problem(file, "says that its topology is \"" + said +
				"\"; VGG16 and VGG19 are known. Correct its metadata")));
	}

	private static List<Integer> indicesOf(final Topology topology) {
		final Integer[] indices = new Integer[topology.convolutions()];
		Arrays.setAll(indices, topology::torchvisionIndex);
		return List.of(indices);
	}

	/** Up to the last one present: a gap before it is an error to be found when reading, an early end is not. */
	private static int reach(final Topology topology, final Set<Integer> indices) {
		return 1 + indices.stream().mapToInt(indicesOf(topology)::indexOf).max().orElseThrow();
	}

	private static IOException problem(final Safetensors file, final String what) {
		return new IOException("The weights file \"" + file.source() + "\" " + what + ".");
	}
}

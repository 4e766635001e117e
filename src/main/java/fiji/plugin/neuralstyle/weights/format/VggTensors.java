package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import fiji.plugin.neuralstyle.network.Topology;

/**
 * Which convolutions a file holds. The names present tell the topology: VGG-16 and VGG-19 part ways after
 * conv3_3, where torchvision's names become others, and Keras' VGG-16 skips one.
 *
 * @param topology of the network
 * @param convolutions how many of the topology's convolutions the file goes up to
 */
record VggTensors(Topology topology, int convolutions) {

	/**
	 * Tells the topology from the file's metadata or else from the names. A file that ends before conv3_4
	 * may be either; it counts as VGG-19.
	 *
	 * @throws IOException if the file holds no VGG network, or one with other layers
	 */
	static VggTensors of(final NamedTensors file) throws IOException {
		final Set<String> stems = new LinkedHashSet<>();
		file.names().forEach(name -> file.naming().stem(name).ifPresent(stems::add));
		if (stems.isEmpty()) {
			throw file.problems().unusable("holds no VGG network: it has no tensor \"" + file.naming().kernel(Topology.VGG19, 0) +
				"\". Tensors must have the names that VGG-16 and VGG-19 have in " + file.naming().program());
		}
		if (file.names().stream().anyMatch(name -> name.matches("features\\.\\d+\\.running_mean"))) {
			throw file.problems().unusable(
				"is a VGG network with batch normalisation, which this program does not run. Use one without");
		}
		final List<Topology> candidates = candidates(file);
		final List<VggTensors> possible = new ArrayList<>();
		for (final Topology topology : candidates) {
			final List<String> known = stems(file.naming(), topology);
			if (known.containsAll(stems)) {
				possible.add(new VggTensors(topology, 1 + stems.stream().mapToInt(known::indexOf).max().orElseThrow()));
			}
		}
		if (possible.isEmpty()) throw otherLayers(file, stems, candidates);
		// An early end is allowed; a gap is not, and will be found when reading.
		return possible.stream().filter(tensors -> tensors.convolutions == stems.size()).findFirst().orElse(possible.get(0));
	}

	private static IOException otherLayers(final NamedTensors file, final Set<String> stems,
		final List<Topology> candidates)
	{
		final Set<String> unknown = new LinkedHashSet<>(stems);
		candidates.forEach(topology -> unknown.removeAll(stems(file.naming(), topology)));
		final String odd = unknown.isEmpty() ? "tensors of both VGG-16 and VGG-19" : "a tensor \"" + unknown.iterator()
			.next() + "\"";
		return file.problems().unusable("has " + odd + ", so it is not a network of the topology " + candidates +
			". Use the weights of VGG-16 or VGG-19");
	}

	private static List<Topology> candidates(final NamedTensors file) throws IOException {
		final String said = file.metadata().get(VggMetadata.TOPOLOGY);
		// The deeper one first: its files are by far the more common ones in style transfer.
		if (said == null) return List.of(Topology.VGG19, Topology.VGG16);
		return List.of(Arrays.stream(Topology.values()).filter(topology -> topology.name().equals(said.toUpperCase(Locale.ROOT)
			.replace("-", ""))).findFirst().orElseThrow(() -> file.problems().unusable("says that its topology is \"" + said +
				"\"; VGG16 and VGG19 are known. Correct its metadata")));
	}

	private static List<String> stems(final Naming naming, final Topology topology) {
		return IntStream.range(0, topology.convolutions()).mapToObj(i -> naming.stem(topology, i)).toList();
	}
}

package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.weights.LearningSettings;
import fiji.plugin.neuralstyle.weights.Networks;

/** The networks to compare, by kind: for each seed, one network for each fold. */
final class DomainNetworks {

	private static final Pattern NAME = Pattern.compile("(.+)-seed(\\d+)(?:-fold(\\d))?\\.safetensors");
	private static final int RANDOM_SEEDS = 5;

	private DomainNetworks() {}

	/** Gives a fold's network. */
	interface OfFold {

		NetworkWeights get(int fold) throws IOException;
	}

	/**
	 * The built-in network; those in a folder named KIND-seedN-foldF.safetensors, or KIND-seedN.safetensors where
	 * a fold makes no difference; and networks with random weights.
	 */
	static Map<String, List<OfFold>> in(final Path folder) throws IOException {
		final Map<String, TreeMap<String, OfFold>> learned = new TreeMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.sorted().toList()) {
				final Matcher name = NAME.matcher(file.getFileName().toString());
				if (!name.matches()) continue;
				final String start = folder.resolve(name.group(1) + "-seed" + name.group(2)).toString();
				learned.computeIfAbsent(name.group(1), kind -> new TreeMap<>()).put(name.group(2), name.group(3) == null
					? fold -> Networks.load(file.toString()) : fold -> Networks.load(start + "-fold" + fold + ".safetensors"));
			}
		}
		final Map<String, List<OfFold>> all = new LinkedHashMap<>();
		all.put(Networks.BUILT_IN, List.of(fold -> Networks.load(Networks.BUILT_IN)));
		learned.forEach((kind, bySeed) -> all.put(kind, List.copyOf(bySeed.values())));
		final List<OfFold> random = new ArrayList<>();
		for (int seed = 1; seed <= RANDOM_SEEDS; seed++) {
			final NetworkWeights weights = RandomVgg.weights(LearningSettings.DEFAULTS.widths(), Padding.REFLECT, seed);
			random.add(fold -> weights);
		}
		all.put("random weights", random);
		return all;
	}
}

package fiji.plugin.neuralstyle.updatesite;

import java.util.List;
import java.util.Map;

/** Fiji's names for the platforms that there is an engine for. */
final class FijiPlatforms {

	/** By DJL's classifiers. There is no PyTorch 2.7 for Macs with Intel processors. */
	private static final Map<String, String> NAMES = Map.of("linux-x86_64", "linux64", "linux-aarch64", "linux-arm64",
		"osx-aarch64", "macos-arm64", "win-x86_64", "win64");

	private FijiPlatforms() {}

	static List<String> all() {
		return NAMES.values().stream().sorted().toList();
	}

	/** Those that a library is for, by its name; none for all. */
	static List<String> of(final String library) {
		return NAMES.entrySet().stream().filter(name -> library.endsWith("-" + name.getKey())).map(Map.Entry::getValue)
			.toList();
	}

	/** A library's name without a platform. */
	static String without(final String library) {
		for (final String classifier : NAMES.keySet()) {
			if (library.endsWith("-" + classifier)) return library.substring(0, library.length() - classifier.length() - 1);
		}
		return library;
	}
}

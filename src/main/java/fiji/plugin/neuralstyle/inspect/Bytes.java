package fiji.plugin.neuralstyle.inspect;

import java.util.Locale;

/** Amounts of memory, for messages. */
final class Bytes {

	private Bytes() {}

	/** Such as {@code 2.1 GB}. */
	static String text(final double bytes) {
		if (bytes < 1e5) return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
		return bytes < 1e8 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB",
			bytes / 1e9);
	}

	/** What Java's heap can still take. */
	static long freeInJava() {
		final Runtime java = Runtime.getRuntime();
		return java.maxMemory() - java.totalMemory() + java.freeMemory();
	}
}

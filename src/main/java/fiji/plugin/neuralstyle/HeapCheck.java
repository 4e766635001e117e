package fiji.plugin.neuralstyle;

import java.util.Locale;

import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Says before the work whether a stack fits in Java's memory, as running out of it half way would lose what is done. */
final class HeapCheck {

	private HeapCheck() {}

	/** @throws IllegalArgumentException if there is not enough free; the message says how many pictures there is room for */
	static void requireRoom(final int pictures, final Size size, final int bytesPerPixel) {
		if (bytes(pictures, size, bytesPerPixel) <= free()) return;
		// What counts as used may be garbage.
		System.gc();
		requireRoom(pictures, size, bytesPerPixel, free());
	}

	static void requireRoom(final int pictures, final Size size, final int bytesPerPixel, final long free) {
		final long needed = bytes(pictures, size, bytesPerPixel);
		if (needed <= free) return;
		throw new IllegalArgumentException("A result of " + pictures + " pictures of " + size.width() + " x " + size.height() +
			" takes " + gigabytes(needed) + " GB of Java's memory, and " + gigabytes(free) + " GB are free, enough for " + free /
				bytes(1, size, bytesPerPixel) + ". Choose fewer slices or a smaller size, or give Java more memory.");
	}

	private static long bytes(final int pictures, final Size size, final int bytesPerPixel) {
		return pictures * size.pixels() * bytesPerPixel;
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}

	private static String gigabytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
	}
}

package fiji.plugin.neuralstyle.transfer;

import java.util.function.Supplier;

import fiji.plugin.neuralstyle.network.RgbImage;

/** The image of a run as it is now, values in [0, 1]. */
@FunctionalInterface
public interface CurrentImage {

	/**
	 * Copies what is painted from the device; only during the callback.
	 *
	 * @return makes the whole picture of the copy, which takes longer where only a part is painted; on any thread, at
	 *         any time
	 */
	Supplier<RgbImage> copy();

	/** The whole picture at once; only during the callback. */
	default RgbImage get() {
		return copy().get();
	}
}

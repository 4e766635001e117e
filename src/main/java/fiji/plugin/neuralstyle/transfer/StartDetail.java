package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;

/**
 * What an image has at one size and loses at a smaller one, as in a Laplacian pyramid (P. Burt and E. Adelson, "The Laplacian
 * Pyramid as a Compact Image Code", 1983). A target that was painted at the smaller size has the start's coarse parts
 * repainted, and none of its detail: without it, a larger size would spend its first iterations finding that again.
 */
final class StartDetail {

	private StartDetail() {}

	/**
	 * Adds an image's detail to a target, whose colours may then be beyond what can be shown.
	 *
	 * @param target 1 x 3 x H x W, enlarged from a smaller size
	 * @param image any size
	 * @param height of the smaller size
	 * @param width of the smaller size
	 * @param canvas resizes
	 */
	static void addTo(final NDArray target, final NDArray image, final long height, final long width, final FeatureNetwork canvas) {
		final int fullHeight = (int) target.getShape().get(2);
		final int fullWidth = (int) target.getShape().get(3);
		// One after the other, so that only one enlarged copy is in memory at a time.
		try (NDManager scope = target.getManager().newSubManager()) {
			final NDArray small = resized(image, (int) width, (int) height, canvas, scope);
			target.subi(resized(small, fullWidth, fullHeight, canvas, scope));
		}
		try (NDManager scope = target.getManager().newSubManager()) {
			target.addi(resized(image, fullWidth, fullHeight, canvas, scope));
		}
	}

	private static NDArray resized(final NDArray image, final int width, final int height, final FeatureNetwork canvas,
		final NDManager scope)
	{
		final NDArray resized = canvas.resize(image, width, height);
		if (resized != image) resized.attach(scope);
		return resized;
	}
}

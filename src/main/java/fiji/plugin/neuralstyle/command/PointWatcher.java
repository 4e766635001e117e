package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.inspect.ReceptiveFieldOverlay;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.macro.Interpreter;

/**
 * Draws receptive fields on an image where a point is selected, on the image or on one of its stacks of
 * feature maps; and goes on doing so while the user clicks, until the image or the last stack is closed.
 */
final class PointWatcher implements RoiListener, ImageListener {

	private final ImagePlus image;
	private final ReceptiveFieldOverlay fields;
	private final List<ImagePlus> stacks;

	/** @param stacks of the image's feature maps, of whatever size */
	PointWatcher(final ImagePlus image, final ReceptiveFieldOverlay fields, final List<ImagePlus> stacks) {
		this.image = image;
		this.fields = fields;
		this.stacks = new ArrayList<>(stacks);
	}

	/** Draws at the points that are selected now, and watches where there is somebody to click. */
	void start() {
		roiModified(image, RoiListener.CREATED);
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) return;
		Roi.addRoiListener(this);
		ImagePlus.addImageListener(this);
	}

	@Override
	public void roiModified(final ImagePlus clicked, final int change) {
		if (clicked == null || clicked != image && !stacks.contains(clicked)) return;
		if (!(clicked.getRoi() instanceof PointRoi points)) return;
		// A value of a layer's own stack lies over as many pixels as the layer's stride, a power of two; the rest of an
		// odd size has no value.
		final int xStride = Integer.highestOneBit(image.getWidth() / clicked.getWidth());
		final int yStride = Integer.highestOneBit(image.getHeight() / clicked.getHeight());
		final List<Point> pixels = new ArrayList<>();
		for (final Point point : points.getContainedPoints()) {
			final Point pixel = new Point(point.x * xStride, point.y * yStride);
			if (pixel.x >= 0 && pixel.y >= 0 && pixel.x < image.getWidth() && pixel.y < image.getHeight()) pixels.add(pixel);
		}
		fields.draw(image, pixels);
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		stacks.remove(closed);
		if (closed != image && !stacks.isEmpty()) return;
		Roi.removeRoiListener(this);
		ImagePlus.removeImageListener(this);
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		// Nothing to do with it.
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		// Maps and fields don't follow changes of the pixels.
	}
}

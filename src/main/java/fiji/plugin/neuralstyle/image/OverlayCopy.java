package fiji.plugin.neuralstyle.image;

import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/** An image's overlay for a result: at the result's size, at the slices and frames that the result has of the image. */
final class OverlayCopy {

	private final Pictures source;
	private final List<Integer> numbers;
	private final ImagePlus result;

	/**
	 * @param source pictures of the image with the overlay
	 * @param numbers of those that the result has
	 */
	OverlayCopy(final Pictures source, final List<Integer> numbers, final ImagePlus result) {
		this.source = source;
		this.numbers = numbers;
		this.result = result;
	}

	/** The copy; elements at a slice or frame that is not there are left out. */
	Overlay of(final Overlay overlay, final double xScale, final double yScale) {
		final Overlay copy = overlay.create();
		for (final Roi roi : overlay) {
			if (isEverywhere(roi)) {
				copy.add(at(roi, xScale, yScale, 0));
				continue;
			}
			for (int i = 0; i < numbers.size(); i++) {
				if (isAt(roi, numbers.get(i))) copy.add(at(roi, xScale, yScale, i + 1));
			}
		}
		return copy;
	}

	private static boolean isEverywhere(final Roi roi) {
		return roi.hasHyperStackPosition() ? roi.getZPosition() == 0 && roi.getTPosition() == 0 : roi.getPosition() == 0;
	}

	private boolean isAt(final Roi roi, final int number) {
		if (!roi.hasHyperStackPosition()) return source.isHyperstack() ? roi.getPosition() == (source.slices() > 1 ? source
			.slice(number) : source.frame(number)) : roi.getPosition() == number;
		return matches(roi.getZPosition(), source.slice(number)) && matches(roi.getTPosition(), source.frame(number));
	}

	/** Zero is any. */
	private static boolean matches(final int wanted, final int position) {
		return wanted == 0 || wanted == position;
	}

	/** @param index of the picture in the result from 1, 0 for all */
	private Roi at(final Roi roi, final double xScale, final double yScale, final int index) {
		final Roi copy = ScaledPicture.scale((Roi) roi.clone(), xScale, yScale);
		final int channel = result.getNChannels() == 1 ? 0 : roi.getCPosition();
		final int slices = result.getNSlices();
		if (result.getStackSize() == 1 || index == 0 && channel == 0) copy.setPosition(0);
		else if (index == 0) copy.setPosition(channel, 0, 0);
		else if (result.getNChannels() == 1 && !result.isHyperStack()) copy.setPosition(index);
		else copy.setPosition(channel, (index - 1) % slices + 1, (index - 1) / slices + 1);
		return copy;
	}
}

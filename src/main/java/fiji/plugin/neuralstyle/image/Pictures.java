package fiji.plugin.neuralstyle.image;

import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * The pictures of a stack or hyperstack: one for each slice and frame, its channels shown as the image
 * shows them. Counted from 1, the slices of the first frame first. The image is never changed.
 */
public final class Pictures {

	private final ImagePlus image;

	/** @throws IllegalArgumentException if the image has no pixels, or too few or too many; the message names it */
	public Pictures(final ImagePlus image) {
		ImageConversion.requireSize(image);
		this.image = image;
	}

	/** How many there are. */
	public int count() {
		return image.getNSlices() * image.getNFrames();
	}

	/**
	 * The numbers of the pictures that are meant.
	 *
	 * @throws IllegalArgumentException if there are not so many
	 */
	public List<Integer> numbers(final Slices slices) {
		return slices.among(this);
	}

	/** A picture as an image of its own that looks like it, with the image's selection: copies of all its channels. */
	public ImagePlus copy(final int number) {
		final ImagePlus copy = image instanceof CompositeImage composite && image.getNChannels() > 1 && !(image
			.getProcessor() instanceof ColorProcessor) ? channels(composite, number) : plane(number);
		copy.setCalibration(image.getCalibration().copy());
		final Roi roi = image.getRoi();
		if (roi != null) copy.setRoi((Roi) roi.clone());
		return copy;
	}

	String title() {
		return image.getTitle();
	}

	/** The number of the picture that is shown. */
	int current() {
		return numberOf(image.getCurrentSlice());
	}

	/** The number of the picture that a plane of the stack belongs to. */
	int numberOf(final int stackIndex) {
		final int[] position = image.convertIndexToPosition(stackIndex);
		return (position[2] - 1) * image.getNSlices() + position[1];
	}

	/** The label of a channel's plane, or null; of the first one, if the picture has but one plane. */
	String label(final int number, final int channel) {
		return image.getStackSize() == 1 ? SliceLabel.of(image) : image.getStack().getSliceLabel(image.getStackIndex(channel, slice(number),
			frame(number)));
	}

	boolean isHyperstack() {
		return image.getNChannels() > 1 || image.getNSlices() > 1 && image.getNFrames() > 1;
	}

	int slices() {
		return image.getNSlices();
	}

	int frames() {
		return image.getNFrames();
	}

	int slice(final int number) {
		return (number - 1) % image.getNSlices() + 1;
	}

	int frame(final int number) {
		return (number - 1) / image.getNSlices() + 1;
	}

	private ImagePlus channels(final CompositeImage composite, final int number) {
		final CompositeImage shared = CompositePosition.of(composite, slice(number), frame(number));
		return LikePicture.of(shared, shared.getStack().duplicate(), 1, 1);
	}

	private ImagePlus plane(final int number) {
		final int channel = image.convertIndexToPosition(image.getCurrentSlice())[0];
		final int index = image.getStackIndex(channel, slice(number), frame(number));
		final ImageProcessor shown = DisplayedImage.of(image);
		return new ImagePlus(image.getTitle(), number == current() ? shown : shownAs(shown, index));
	}

	/** Planes of a stack share one lookup table and display range, which the current one has. */
	private ImageProcessor shownAs(final ImageProcessor shown, final int index) {
		final ImageProcessor plane = image.getStack().getProcessor(index).duplicate();
		if (shown instanceof ColorProcessor) return plane;
		plane.setLut(shown.getLut());
		plane.setMinAndMax(shown.getMin(), shown.getMax());
		return plane;
	}
}

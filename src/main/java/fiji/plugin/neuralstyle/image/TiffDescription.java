package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * What a page of a TIFF file says of its picture beside the pixels: calibration, lookup table, display range, Info,
 * overlay. ImageJ finds it out, from a file of one pixel that says the same.
 *
 * @param file for messages, and for the title
 * @param page of the file
 */
record TiffDescription(Path file, TiffDirectory page) {

	private static final List<String> CHANNELS = List.of("Red", "Green", "Blue");

	/** A grey picture's looks are in its page; those of colours go without saying. */
	private static final Set<Integer> LOOKS = Set.of(TiffTag.PHOTOMETRIC, TiffTag.COLOUR_MAP, TiffTag.SAMPLE_FORMAT);

	/** The picture of these pixels: one processor, or red, green and blue. */
	ImagePlus of(final List<ImageProcessor> channels) throws IOException {
		final ImageProcessor first = channels.get(0);
		final ImageStack planes = new ImageStack(first.getWidth(), first.getHeight());
		for (int c = 0; c < channels.size(); c++) {
			planes.addSlice(channels.size() == 1 ? null : CHANNELS.get(c), channels.get(c));
		}
		final boolean colour = channels.size() > 1 || first instanceof ColorProcessor;
		final ImagePlus like = PartwiseTiff.openedByImageJ(file, onePixel(colour, first instanceof ColorProcessor ? Byte.SIZE
			: first.getBitDepth()));
		final ImagePlus image = LikePicture.of(like, planes, 1, 1);
		image.setTitle(file.getFileName().toString());
		image.setCalibration(like.getCalibration().copy());
		if (like.getInfoProperty() != null) image.setProperty("Info", like.getInfoProperty());
		if (like.getOverlay() != null) image.setOverlay(like.getOverlay());
		// As ImageJ does with files that do not tell their range, as their values seldom use all of it.
		if (!colour && image.getBitDepth() > Byte.SIZE && !text().contains("min=")) image.resetDisplayRange();
		return image;
	}

	private byte[] onePixel(final boolean colour, final int bits) {
		final int samples = colour ? RgbImage.CHANNELS : 1;
		final long[] each = new long[samples];
		Arrays.fill(each, bits);
		final Set<Integer> kept = new HashSet<>(TiffTag.DESCRIBING);
		if (!colour) kept.addAll(LOOKS);
		final TiffDirectory one = page.only(kept).with(TiffTag.BITS, TiffDirectory.SHORT, each).with(TiffTag.SAMPLES,
			TiffDirectory.SHORT, samples).withText(TiffTag.DESCRIPTION, text());
		return PartwiseTiff.small(colour ? one.with(TiffTag.PHOTOMETRIC, TiffDirectory.SHORT, TiffTag.RGB) : one, 1, 1, samples *
			bits / Byte.SIZE);
	}

	/** ImageJ's own lines, without those on a stack's other pictures, which are not read. */
	private String text() {
		return page.text(TiffTag.DESCRIPTION).replaceAll("(?m)^(images|channels|slices|frames|hyperstack)=.*\\n?", "");
	}
}

package fiji.plugin.neuralstyle.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/**
 * How a camera was held, from the Exif notes in a JPEG or PNG file, or a TIFF file's own. Telephones store pictures as the sensor saw
 * them; a result written without these notes would lie on its side.
 */
enum ExifOrientation {

	// In the order of the standard, from 1: mirrored left to right first, then turned clockwise.
	UPRIGHT(false, 0), MIRRORED(true, 0), UPSIDE_DOWN(false, 2), UPSIDE_DOWN_MIRRORED(true, 2), LEFT_MIRRORED(true, 3),
	LEFT(false, 1), RIGHT_MIRRORED(true, 1), RIGHT(false, 3);

	private static final byte[] SIGNATURE = { 'E', 'x', 'i', 'f', 0, 0 };
	private static final int TAG = 0x112;
	private static final int ENTRY = 12;

	private final boolean mirrored;
	private final int quarterTurns;

	ExifOrientation(final boolean mirrored, final int quarterTurns) {
		this.mirrored = mirrored;
		this.quarterTurns = quarterTurns;
	}

	/** By its number in the standard; upright, if that has none. */
	static ExifOrientation of(final long number) {
		return number < 1 || number > values().length ? UPRIGHT : values()[(int) number - 1];
	}

	/** All planes of an image as they were seen; itself if nothing is to be done. */
	ImagePlus upright(final ImagePlus stored) {
		if (this == UPRIGHT) return stored;
		final boolean sideways = quarterTurns % 2 > 0;
		final ImageStack planes = new ImageStack(sideways ? stored.getHeight() : stored.getWidth(), sideways ? stored.getWidth()
			: stored.getHeight());
		for (int n = 1; n <= stored.getStackSize(); n++) {
			planes.addSlice(stored.getStack().getSliceLabel(n), upright(stored.getStack().getProcessor(n)));
		}
		final ImagePlus image = LikePicture.of(stored, planes, stored.getNSlices(), stored.getNFrames());
		final Calibration calibration = stored.getCalibration().copy();
		if (sideways) {
			calibration.pixelWidth = stored.getCalibration().pixelHeight;
			calibration.pixelHeight = stored.getCalibration().pixelWidth;
		}
		image.setCalibration(calibration);
		image.setProperty("Info", stored.getInfoProperty());
		return image;
	}

	/** The picture as it was seen; the given one may be changed. */
	ImageProcessor upright(final ImageProcessor stored) {
		if (mirrored) stored.flipHorizontal();
		ImageProcessor turned = stored;
		for (int i = 0; i < quarterTurns; i++) {
			turned = turned.rotateRight();
		}
		return turned;
	}

	/** The orientation in Exif notes without the segment's signature, as PNG has them; empty if they have none. */
	static Optional<ExifOrientation> parseNotes(final byte[] notes) {
		return parse(ByteBuffer.allocate(SIGNATURE.length + notes.length).put(SIGNATURE).put(notes).array());
	}

	/** The orientation in an Exif segment; empty if it has none or is not one. */
	static Optional<ExifOrientation> parse(final byte[] segment) {
		if (segment.length < SIGNATURE.length + 8 || !Arrays.equals(SIGNATURE, Arrays.copyOf(segment, SIGNATURE.length))) {
			return Optional.empty();
		}
		final ByteBuffer notes = ByteBuffer.wrap(segment).position(SIGNATURE.length).slice();
		notes.order(notes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int directory = notes.getInt(4);
		if (directory < 8 || directory > notes.limit() - 2) return Optional.empty();
		final int entries = notes.getShort(directory) & 0xffff;
		for (int i = 0; i < entries; i++) {
			final int entry = directory + 2 + ENTRY * i;
			if (entry > notes.limit() - ENTRY) return Optional.empty();
			final int value = notes.getShort(entry + 8);
			if (notes.getShort(entry) == TAG && value >= 1 && value <= values().length) return Optional.of(of(value));
		}
		return Optional.empty();
	}
}

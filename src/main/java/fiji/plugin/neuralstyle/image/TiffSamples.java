package fiji.plugin.neuralstyle.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.io.FileInfo;

/** The samples of a picture in ImageJ, as a TIFF file holds them. */
interface TiffSamples {

	/**
	 * Appends those of some pixels, in the buffer's byte order.
	 *
	 * @param first of the pixels, row by row from 0
	 * @param end one more than the last
	 */
	void put(int first, int end, ByteBuffer out);

	/** A picture's, pixel by pixel. */
	static TiffSamples of(final FileInfo picture) {
		return switch (picture.fileType) {
			case FileInfo.RGB -> ofColours((int[]) picture.pixels);
			case FileInfo.RGB48 -> interleaved((Object[]) picture.pixels);
			case FileInfo.GRAY16_UNSIGNED -> ofShorts((short[]) picture.pixels);
			case FileInfo.GRAY32_FLOAT -> ofFloats((float[]) picture.pixels);
			default -> throw new IllegalArgumentException("No picture of this type is so large: " + picture.fileType);
		};
	}

	/** Those of a file, pixel by pixel. */
	static TiffSamples of(final FileSamples samples) {
		final int[] values = samples.values();
		return (first, end, out) -> {
			for (int i = first * samples.bands(); i < end * samples.bands(); i++) {
				if (samples.bits() == Byte.SIZE) out.put((byte) values[i]);
				else out.putShort((short) values[i]);
			}
		};
	}

	/** Those of an RGB picture of 16 bits, red, green and blue apart. */
	static List<TiffSamples> ofPlanes(final Object[] channels) {
		// ImageJ's array of planes may have room for more.
		return Arrays.stream(channels, 0, RgbImage.CHANNELS).map(channel -> ofShorts((short[]) channel)).toList();
	}

	private static TiffSamples ofShorts(final short[] values) {
		return (first, end, out) -> {
			out.asShortBuffer().put(values, first, end - first);
			out.position(out.position() + (end - first) * Short.BYTES);
		};
	}

	private static TiffSamples ofFloats(final float[] values) {
		return (first, end, out) -> {
			out.asFloatBuffer().put(values, first, end - first);
			out.position(out.position() + (end - first) * Float.BYTES);
		};
	}

	private static TiffSamples ofColours(final int[] rgb) {
		return (first, end, out) -> {
			for (int i = first; i < end; i++) {
				out.put((byte) (rgb[i] >> 16)).put((byte) (rgb[i] >> 8)).put((byte) rgb[i]);
			}
		};
	}

	private static TiffSamples interleaved(final Object[] channels) {
		final short[] red = (short[]) channels[0];
		final short[] green = (short[]) channels[1];
		final short[] blue = (short[]) channels[2];
		return (first, end, out) -> {
			for (int i = first; i < end; i++) {
				out.putShort(red[i]).putShort(green[i]).putShort(blue[i]);
			}
		};
	}
}

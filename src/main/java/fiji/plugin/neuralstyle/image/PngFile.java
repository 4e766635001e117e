package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import ij.ImagePlus;
import ij.measure.Calibration;

/** PNG files: pixels by Java, the metadata that Java leaves out by ourselves. */
final class PngFile {

	private static final String DESCRIPTION = "Description";
	private static final byte PER_METRE = 1;

	private PngFile() {}

	static ImagePlus read(final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		final List<PngChunk> chunks = PngChunk.parse(file, bytes);
		final ImagePlus image = Decoder.decode(file, ImageFormat.PNG, new MemoryCacheImageInputStream(new ByteArrayInputStream(
			bytes))).upright(orientation(chunks)).image(file.getFileName().toString(), profile(chunks));
		chunks.stream().flatMap(chunk -> chunk.text(DESCRIPTION).stream()).findFirst().ifPresent(text -> image.setProperty(
			"Info", text));
		return image;
	}

	static Optional<ColourProfile> profile(final Path file) throws IOException {
		return profile(PngChunk.parse(file, Files.readAllBytes(file)));
	}

	static ExifOrientation orientation(final Path file) throws IOException {
		return orientation(PngChunk.parse(file, Files.readAllBytes(file)));
	}

	private static Optional<ColourProfile> profile(final List<PngChunk> chunks) {
		return chunks.stream().flatMap(chunk -> chunk.profile().stream()).findFirst().flatMap(ColourProfile::of);
	}

	static void write(final ImagePlus image, final OutputStream out) throws IOException {
		final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		if (!ImageIO.write(FileSamples.of(image).toBufferedImage(), "png", encoded)) {
			throw new IOException("This Java has no writer for PNG; write TIFF instead.");
		}
		final byte[] bytes = encoded.toByteArray();
		// The standard wants the resolution before the pixels; the header chunk is always the first.
		out.write(bytes, 0, PngChunk.END_OF_HEADER);
		for (final PngChunk chunk : metadata(image)) {
			out.write(chunk.toBytes());
		}
		out.write(bytes, PngChunk.END_OF_HEADER, bytes.length - PngChunk.END_OF_HEADER);
	}

	private static ExifOrientation orientation(final List<PngChunk> chunks) {
		return chunks.stream().filter(chunk -> chunk.type().equals("eXIf")).flatMap(chunk -> ExifOrientation.parseNotes(chunk
			.data()).stream()).findFirst().orElse(ExifOrientation.UPRIGHT);
	}

	private static List<PngChunk> metadata(final ImagePlus image) {
		final List<PngChunk> chunks = new ArrayList<>();
		// The standard wants it first.
		Attachments.of(image).profile().filter(ColourProfile::isForColour).map(ColourProfile::bytes).map(PngChunk::ofProfile)
			.ifPresent(chunks::add);
		final Calibration calibration = image.getCalibration();
		final OptionalDouble metres = MetricUnit.metres(calibration.getUnit());
		if (metres.isPresent()) {
			final double x = 1 / (calibration.pixelWidth * metres.getAsDouble());
			final double y = 1 / (calibration.pixelHeight * metres.getAsDouble());
			if (fits(x) && fits(y)) {
				final ByteBuffer data = ByteBuffer.allocate(9).putInt((int) Math.round(x)).putInt((int) Math.round(y));
				chunks.add(new PngChunk("pHYs", data.put(PER_METRE).array()));
			}
		}
		if (image.getInfoProperty() != null) chunks.add(PngChunk.ofText(DESCRIPTION, image.getInfoProperty()));
		return chunks;
	}

	private static boolean fits(final double pixelsPerMetre) {
		return pixelsPerMetre >= 1 && pixelsPerMetre <= Integer.MAX_VALUE;
	}
}

package fiji.plugin.neuralstyle.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import ij.ImagePlus;

/** JPEG files: pixels by Java, comments and the camera's orientation by ourselves. */
final class JpegFile {

	private static final float QUALITY = 0.95f;

	private JpegFile() {}

	static ImagePlus read(final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		final JpegSegments segments = JpegSegments.parse(file, bytes);
		if (segments.components() == 4) {
			throw FileProblems.of(file, "is a JPEG image in CMYK, the colours of print. Convert it to RGB first.");
		}
		// Java would apply a profile, and the picture would no longer be what it says.
		final byte[] plain = segments.withoutProfile(bytes);
		final ImagePlus image = Decoder.decode(file, ImageFormat.JPEG, new MemoryCacheImageInputStream(new ByteArrayInputStream(
			plain))).upright(segments.orientation()).image(file.getFileName().toString(), segments.profile());
		segments.comment().ifPresent(comment -> image.setProperty("Info", comment));
		return image;
	}

	static Optional<ColourProfile> profile(final Path file) throws IOException {
		return JpegSegments.parse(file, Files.readAllBytes(file)).profile();
	}

	static ExifOrientation orientation(final Path file) throws IOException {
		return JpegSegments.parse(file, Files.readAllBytes(file)).orientation();
	}

	static void write(final ImagePlus image, final OutputStream out) throws IOException {
		final byte[] bytes = encode(DisplayedImage.of(image).convertToRGB().getBufferedImage());
		final int beginning = JpegSegments.endOfFirst(bytes);
		out.write(bytes, 0, beginning);
		final Optional<ColourProfile> profile = Attachments.of(image).profile().filter(ColourProfile::isForColour);
		if (profile.isPresent()) out.write(JpegSegments.profile(profile.get()));
		if (image.getInfoProperty() != null) out.write(JpegSegments.comment(image.getInfoProperty()));
		out.write(bytes, beginning, bytes.length - beginning);
	}

	private static byte[] encode(final BufferedImage image) throws IOException {
		final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
		if (!writers.hasNext()) throw new IOException("This Java has no writer for JPEG; write PNG instead.");
		final ImageWriter writer = writers.next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}
}

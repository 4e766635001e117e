package fiji.plugin.neuralstyle.mask;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiDecoder;

/** Masks from files: images, and what ImageJ's ROI Manager saves. */
public final class MaskFiles {

	/** How the title of such a mask begins. */
	public static final String OVERLAY_OF = "the overlay of ";

	private static final String ROI = ".roi";
	private static final String ZIP = ".zip";
	/** No ROI is as large; a damaged or hostile archive may say anything. */
	private static final int MOST_BYTES = 64 << 20;

	private MaskFiles() {}

	/**
	 * The mask in a file: an image as {@link MaskImage} takes it, or the ROIs of a .roi or .zip file.
	 *
	 * @param content the picture that ROIs lie on
	 * @throws IOException if the file cannot be read
	 * @throws IllegalArgumentException if there is no region in it
	 */
	public static Mask read(final Path file, final ImagePlus content) throws IOException {
		final String name = file.getFileName().toString();
		final String ending = name.toLowerCase(Locale.ROOT);
		if (!ending.endsWith(ROI) && !ending.endsWith(ZIP)) return MaskImage.of(ImageFiles.read(file));
		if (!Files.isRegularFile(file)) throw new IOException("The mask \"" + file + "\" does not exist. Check its name and folder.");
		final List<Roi> rois = ending.endsWith(ZIP) ? zipped(file) : List.of(roi(file, name, bytes(file)));
		return RoiMask.of(name, rois, content.getWidth(), content.getHeight());
	}

	/**
	 * The mask in an image's overlay.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public static Mask overlay(final ImagePlus content) {
		final Overlay overlay = content.getOverlay();
		return RoiMask.of(OVERLAY_OF + content.getTitle(), overlay == null ? List.of() : overlay, content.getWidth(), content
			.getHeight());
	}

	private static byte[] bytes(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(MOST_BYTES);
		}
	}

	private static List<Roi> zipped(final Path file) throws IOException {
		final List<Roi> rois = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.getName().toLowerCase(Locale.ROOT).endsWith(ROI)) rois.add(roi(file, entry.getName(), zip.readNBytes(
					MOST_BYTES)));
			}
		}
		catch (ZipException e) {
			throw damaged(file, e);
		}
		return rois;
	}

	private static Roi roi(final Path file, final String name, final byte[] bytes) throws IOException {
		try {
			final Roi roi = new RoiDecoder(bytes, name).getRoi();
			if (roi != null) return roi;
		}
		catch (IOException | RuntimeException e) {
			// ImageJ's reader trusts the numbers in the file.
			throw damaged(file, e);
		}
		throw damaged(file, null);
	}

	private static IOException damaged(final Path file, final Exception cause) {
		return new IOException("The mask \"" + file +
			"\" is not a whole file of ROIs. Save it again from the ROI Manager, or give an image.", cause);
	}
}

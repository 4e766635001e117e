package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.mask.Mask;
import fiji.plugin.neuralstyle.mask.MaskFiles;
import ij.ImagePlus;

/**
 * Which style goes where, by files.
 *
 * @param mask an image or ROIs; a folder of masks, each called like its content; or {@link #OVERLAY}
 * @param styles of the mask's regions from the second on, and, if the background takes a style, of the background at last
 * @param feather width in pixels of the edges between regions, at least 0
 * @param background what becomes of the rest
 */
public record MaskChoice(Path mask, List<Path> styles, double feather, Background background) {

	/** In place of a file: the ROIs in the content itself. */
	public static final Path OVERLAY = Path.of("overlay");

	/** @throws IllegalArgumentException if the feather will not do */
	public MaskChoice {
		styles = List.copyOf(styles);
		MaskedStyles.requireFeather(feather);
	}

	/**
	 * The choice for one content.
	 *
	 * @param content its path within the folder of contents
	 * @throws IOException if there is a folder of masks and none for it, or more than one
	 */
	public MaskChoice of(final Path content) throws IOException {
		return mask.equals(OVERLAY) || !Files.isDirectory(mask) ? this : new MaskChoice(inFolder(content), styles, feather,
			background);
	}

	/** The same with other paths to the same files. */
	public MaskChoice with(final UnaryOperator<Path> path) {
		return new MaskChoice(mask.equals(OVERLAY) ? mask : path.apply(mask), styles.stream().map(path).toList(), feather,
			background);
	}

	/**
	 * Reads the files.
	 *
	 * @throws IOException if one cannot be read
	 * @throws IllegalArgumentException if there is no region, or regions and styles do not match
	 */
	public MaskedStyles read(final ImagePlus content) throws IOException {
		final List<ImagePlus> images = new ArrayList<>();
		for (final Path style : styles) {
			images.add(ImageFiles.read(style));
		}
		final Mask read = mask.equals(OVERLAY) ? MaskFiles.overlay(content) : MaskFiles.read(mask, content);
		return new MaskedStyles(read, images, feather, background);
	}

	/** What a result says of it, by name. */
	Map<String, String> lines(final String contentTitle) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("mask", mask.equals(OVERLAY) ? MaskFiles.OVERLAY_OF + contentTitle : name(mask));
		if (!styles.isEmpty()) lines.put("maskStyles", styles.stream().map(MaskChoice::name).collect(Collectors.joining(";")));
		lines.put("maskFeather", Double.toString(feather));
		lines.put("background", background.toString());
		return lines;
	}

	private Path inFolder(final Path content) throws IOException {
		final Path folder = mask.resolve(content).getParent();
		final String stem = FileName.stem(content);
		final List<Path> found = FileName.called(stem, folder);
		if (found.size() == 1) return found.get(0);
		throw new IOException(found.isEmpty() ? "There is no mask called \"" + stem + "\" in \"" + folder +
			"\" for the image \"" + content + "\". Add one." : "The masks \"" + found.get(0) + "\" and \"" + found.get(1) +
				"\" are both for the image \"" + content + "\". Keep one of them in the folder of masks.");
	}

	private static String name(final Path file) {
		return file.getFileName().toString();
	}
}

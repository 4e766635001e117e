package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.WindowManager;

/**
 * Open images by text, as a dialog's choices and a macro's values: an image's title where no other has
 * it, else the title with the image's ID, such as {@code wave.png (-3)}. In titles that would break a macro's
 * options, brackets are written {@code %5B} and {@code %5D}, and {@code =} is {@code %3D}. A path of a file will do as well.
 */
final class OpenImages {

	private static final Pattern WITH_ID = Pattern.compile("(.*) \\(-\\d+\\)");

	private OpenImages() {}

	/** The texts of all open images, the active one first. */
	static List<String> choices() {
		return all().stream().map(OpenImages::text).toList();
	}

	/** The text of an image. */
	static String text(final ImagePlus image) {
		final long namesakes = all().stream().filter(other -> other.getTitle().equals(image.getTitle())).count();
		final String title = forMacros(image.getTitle());
		return namesakes > 1 ? title + " (" + image.getID() + ")" : title;
	}

	/** In a macro's options brackets end a value, and a key is looked for everywhere. */
	private static String forMacros(final String title) {
		if (!title.matches(".*[\\[\\]=].*")) return title;
		return title.replace("%", "%25").replace("[", "%5B").replace("]", "%5D").replace("=", "%3D");
	}

	/** The text of the first open image, the active one before others, that is not the one meant by the given text. */
	static Optional<String> firstBut(final String other) {
		final Optional<ImagePlus> taken = findOpen(other);
		return all().stream().filter(image -> taken.isEmpty() || image != taken.get()).map(OpenImages::text).findFirst();
	}

	/**
	 * The image of a text.
	 *
	 * @param role what it is for, for the message
	 * @throws IllegalArgumentException if no open image and no file is called so; the message lists the open ones
	 * @throws IOException if it names a file that is no image
	 */
	static ImagePlus find(final String role, final String text) throws IOException {
		final Optional<ImagePlus> open = findOpen(text);
		if (open.isPresent()) return open.get();
		if (isFile(text)) return ImageFiles.read(Path.of(text));
		final List<String> openOnes = choices();
		final String way = openOnes.isEmpty() ? "No image is open; open one, or give the path of a file." : "Open are " +
			String.join(", ", openOnes) + "; choose one of them, or give the path of a file.";
		final int namesakes = namesakes(text).size();
		if (namesakes > 1) {
			throw new IllegalArgumentException("The " + role + " image \"" + text + "\" is not open any more, and " + namesakes +
				" open images have its title; the number in brackets changes each time an image is opened. " + way);
		}
		throw new IllegalArgumentException(text.isBlank() ? "No " + role + " image is chosen. " + way : "There is no " +
			role + " image \"" + text + "\", neither open nor as a file. " + way);
	}

	/**
	 * By the text that this class gives it, else by ID, else by title. An ID that is gone, as it holds for one run
	 * of ImageJ, does not matter where but one image has the title.
	 */
	static Optional<ImagePlus> findOpen(final String text) {
		if (text.isBlank()) return Optional.empty();
		final List<ImagePlus> all = all();
		return Stream.<Predicate<ImagePlus>> of(image -> text.equals(text(image)), image -> text.equals(Integer.toString(image
			.getID())), image -> text.equals(image.getTitle())).flatMap(fits -> all.stream().filter(fits)).findFirst().or(
				() -> Optional.of(namesakes(text)).filter(images -> images.size() == 1).map(images -> images.get(0)));
	}

	/** The open images with the title of a text that has an ID as well. */
	private static List<ImagePlus> namesakes(final String text) {
		final Matcher withId = WITH_ID.matcher(text);
		if (!withId.matches()) return List.of();
		return all().stream().filter(image -> withId.group(1).equals(forMacros(image.getTitle()))).toList();
	}

	private static boolean isFile(final String text) {
		try {
			return !text.isBlank() && Files.isRegularFile(Path.of(text));
		}
		catch (InvalidPathException e) {
			// A title need not be a possible path.
			return false;
		}
	}

	private static List<ImagePlus> all() {
		final List<ImagePlus> images = new ArrayList<>();
		final ImagePlus active = WindowManager.getCurrentImage();
		if (active != null) images.add(active);
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return images;
		for (final int id : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image != null && image != active) images.add(image);
		}
		return images;
	}
}

package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.util.StringSorter;

/** Finds the image files of a folder, by their names alone. Hidden ones are left out. */
public final class ImageFolder {

	private final Path folder;

	/**
	 * @param role what the folder is for, for the message
	 * @throws IOException if there is no such folder
	 */
	public ImageFolder(final String role, final Path folder) throws IOException {
		this.folder = folder;
		if (Files.isDirectory(folder)) return;
		throw new IOException("The " + role + " folder \"" + folder + "\" " + (Files.exists(folder) ? "is a file"
			: "does not exist") + ". Name a folder with images in PNG, JPEG or TIFF format.");
	}

	/**
	 * The paths of its images within the folder, a2 before a10, in the same order on every machine.
	 *
	 * @param subfolders whether to search the folders in it, links followed but never in circles
	 * @param except a folder not to search; need not exist
	 * @throws IOException if a folder cannot be read, or there is no image
	 */
	public List<Path> files(final NamePatterns patterns, final boolean subfolders, final Path except) throws IOException {
		final Search search = new Search(patterns, except);
		Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), subfolders ? Integer.MAX_VALUE : 1, search);
		if (search.found.isEmpty()) throw nothing(patterns, subfolders);
		return sorted(search.found);
	}

	/** Numbers by their value. What differs by case alone keeps the order it has before. */
	private static List<Path> sorted(final List<Path> files) throws IOException {
		Collections.sort(files);
		final String[] names = files.stream().map(Path::toString).toArray(String[]::new);
		try {
			return Arrays.stream(StringSorter.sortNumerically(names)).map(Path::of).toList();
		}
		catch (InvalidPathException e) {
			throw new IOException("The name of the file \"" + e.getInput() + "\" has letters that Java cannot read here. " +
				"Set the environment variable LC_ALL to a character set that has them, such as C.UTF-8.", e);
		}
	}

	private IOException nothing(final NamePatterns patterns, final boolean subfolders) {
		final String named = patterns.text().isBlank() ? "" : " named " + patterns.text();
		final String way = subfolders ? "Name another folder or pattern." : "Name another, or search its subfolders as well.";
		return new IOException("The folder \"" + folder + "\" has no image in PNG, JPEG or TIFF format" + named + ". " + way);
	}

	private final class Search extends SimpleFileVisitor<Path> {

		private final NamePatterns patterns;
		private final Path except;
		private final List<Path> found = new ArrayList<>();

		private Search(final NamePatterns patterns, final Path except) {
			this.patterns = patterns;
			this.except = except;
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path searched, final BasicFileAttributes attributes)
			throws IOException
		{
			final boolean skipped = !searched.equals(folder) && (isHidden(searched) || Files.exists(except) && Files.isSameFile(
				searched, except));
			return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
			// A link to nothing counts: its image is missed.
			final boolean isFile = attributes.isRegularFile() || attributes.isSymbolicLink();
			final Path within = folder.relativize(file);
			if (isFile && !isHidden(file) && ImageFiles.isNamedAsImage(file) && patterns.matches(within)) found.add(within);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(final Path file, final IOException e) throws IOException {
			if (e instanceof FileSystemLoopException) return FileVisitResult.CONTINUE;
			throw new IOException("The folder \"" + file +
				"\" cannot be read. Ask its owner for permission, or search without it.", e);
		}

		private boolean isHidden(final Path file) throws IOException {
			return Files.isHidden(file) || file.getFileName().toString().startsWith(".");
		}
	}
}

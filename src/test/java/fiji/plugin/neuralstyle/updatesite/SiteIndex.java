package fiji.plugin.neuralstyle.updatesite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A site's {@value #NAME}, which Fiji's updater reads first. */
final class SiteIndex {

	static final String NAME = "db.xml.gz";

	private static final String AUTHOR = "Neural Style Transfer developers";
	private static final String LINK = "https://imagej.net/plugins/neural-style-transfer";

	private SiteIndex() {}

	static void write(final List<SiteEntry> entries, final Path index) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream zipped = new GZIPOutputStream(bytes)) {
			final XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(zipped, "UTF-8");
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeStartElement("pluginRecords");
			for (final SiteEntry entry : entries) {
				write(entry, xml);
			}
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException e) {
			throw new IOException("The index could not be written: " + e.getMessage(), e);
		}
		Files.write(index, bytes.toByteArray());
	}

	private static void write(final SiteEntry entry, final XMLStreamWriter xml) throws XMLStreamException {
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", entry.filename());
		for (final String platform : entry.platforms()) {
			text("platform", platform, xml);
		}
		if (entry.current() != null) {
			xml.writeStartElement("version");
			xml.writeAttribute("checksum", entry.current().checksum());
			xml.writeAttribute("timestamp", Long.toString(entry.current().timestamp()));
			xml.writeAttribute("filesize", Long.toString(entry.size()));
			text("description", entry.description(), xml);
			for (final String dependency : entry.dependencies()) {
				xml.writeEmptyElement("dependency");
				xml.writeAttribute("filename", dependency);
				xml.writeAttribute("timestamp", Long.toString(entry.current().timestamp()));
			}
			text("link", LINK, xml);
			text("author", AUTHOR, xml);
			xml.writeEndElement();
		}
		for (final Version version : entry.previous()) {
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("timestamp", Long.toString(version.timestamp()));
			xml.writeAttribute("timestamp-obsolete", Long.toString(version.obsolete()));
			xml.writeAttribute("checksum", version.checksum());
			xml.writeAttribute("filename", version.filename());
		}
		xml.writeEndElement();
	}

	private static void text(final String tag, final String text, final XMLStreamWriter xml) throws XMLStreamException {
		xml.writeStartElement(tag);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	/** Reads what {@link #write} or Fiji's updater wrote. */
	static List<SiteEntry> read(final Path index) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(index))) {
			final NodeList plugins = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getElementsByTagName(
				"plugin");
			final List<SiteEntry> entries = new ArrayList<>();
			for (int i = 0; i < plugins.getLength(); i++) {
				entries.add(entry((Element) plugins.item(i)));
			}
			return entries;
		}
		catch (SAXException | ParserConfigurationException | NumberFormatException e) {
			throw new IOException(index + " is not an index of an update site: " + e.getMessage(), e);
		}
	}

	private static SiteEntry entry(final Element plugin) {
		final String filename = plugin.getAttribute("filename");
		final List<Version> previous = elements(plugin, "previous-version").stream().map(element -> version(element, element
			.hasAttribute("filename") ? element.getAttribute("filename") : filename)).toList();
		final List<String> platforms = elements(plugin, "platform").stream().map(Element::getTextContent).toList();
		final List<String> dependencies = elements(plugin, "dependency").stream().map(element -> element.getAttribute(
			"filename")).toList();
		final List<Element> versions = elements(plugin, "version");
		if (versions.isEmpty()) return new SiteEntry(null, 0, platforms, "", dependencies, previous);
		final Element version = versions.get(0);
		final String description = elements(version, "description").stream().map(Element::getTextContent).findFirst()
			.orElse("");
		return new SiteEntry(version(version, filename), Long.parseLong(version.getAttribute("filesize")), platforms,
			description, dependencies, previous);
	}

	private static Version version(final Element element, final String filename) {
		final String obsolete = element.getAttribute("timestamp-obsolete");
		return new Version(filename, element.getAttribute("checksum"), Long.parseLong(element.getAttribute("timestamp")),
			obsolete.isEmpty() ? 0 : Long.parseLong(obsolete));
	}

	private static List<Element> elements(final Element parent, final String tag) {
		final NodeList found = parent.getElementsByTagName(tag);
		final List<Element> elements = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements;
	}
}

// Runs before the install, on whatever Node is there: Amiable needs Node 24, which it brings along on Linux x64 and arm64.
const [major] = process.versions.node.split('.').map(Number);
const brought = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) && major >= 20;
if (major < 24 && !brought) {
  console.error(
    `Amiable demande Node 24 ou plus récent (ou Linux x64/arm64 avec Node 20 ou plus récent) ; ici : Node ${process.versions.node} sur ${process.platform} ${process.arch}.`,
  );
  process.exit(1);
}

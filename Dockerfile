# The product as one image: with a volume at /data it runs alone; compose.yaml also runs it in parts.
# npm test performs these steps in a plain folder (scripts/test/container.ts).

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV CI=true NEXT_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
# The packages first: they are installed again only if they change.
COPY package.json package-lock.json .npmrc ./
COPY test/clients/package.json test/clients/
RUN npm ci
COPY . .
RUN npm run build
RUN npm run package -- /out

FROM node:24.21.0-bookworm-slim
# Files of root that everyone can read: the product runs as another user and never writes here.
WORKDIR /app
COPY --from=build /out ./
RUN install --directory --owner=node --group=node --mode=0711 /data
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s --retries=3 CMD ["node", "scripts/healthcheck.mjs"]
ENTRYPOINT ["node", "scripts/launch.mjs"]
# Also: web, executor, and admin with its commands.
CMD ["start"]
